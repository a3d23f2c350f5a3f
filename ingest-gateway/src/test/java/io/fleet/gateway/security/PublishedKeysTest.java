package io.fleet.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;

/** An identity provider's tokens, with keys that it publishes and changes. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(PublishedKeysTest.WithKeyServer.class)
class PublishedKeysTest {
  private static final RsaJsonWebKey FIRST = KeyServer.newKey("first");
  private static final RsaJsonWebKey SECOND = KeyServer.newKey("second");

  /** The key server stands instead of the PEM file. */
  public static final class WithKeyServer implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(KeyServer.class));
    }
  }

  @TestHTTPResource("/")
  URI base;

  @Inject Callers callers;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void keysAreThoseThatThePublisherHasNow() throws Exception {
    // given
    KeyServer.publish(FIRST);
    String longKnown = KeyServer.token(FIRST, "p-1", "device");
    // when / then
    assertThat(post(longKnown, "p-1")).isEqualTo(202);
    assertThat(post(longKnown, "p-other")).isEqualTo(422);
    assertThat(post(KeyServer.token(FIRST, "v", "viewer"), "p-1")).isEqualTo(403);
    assertThat(callers.of(longKnown))
        .hasValueSatisfying(c -> assertThat(c.isDeviceOf("p-1")).isTrue());
    // when / then: others' tokens
    assertThat(post(KeyServer.tokenOfIssuer(FIRST, "https://evil.example.com"), "p-1"))
        .isEqualTo(401);
    assertThat(post(KeyServer.tokenForAudience(FIRST, "another-service"), "p-1")).isEqualTo(401);
    assertThat(post(GatewayWorld.token("relay"), "p-1")).isEqualTo(401);
    // when / then: roles count in the claim that holds them, nowhere else
    assertThat(post(KeyServer.tokenWithGroups(FIRST, "relay"), "p-1")).isEqualTo(403);
    // when the provider changes its key
    KeyServer.publish(SECOND);
    // then, once the keys may be asked for again
    String ofSecond = KeyServer.token(SECOND, "p-1", "device");
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> post(ofSecond, "p-1") == 202);
    assertThat(post(KeyServer.token(FIRST, "p-2", "device"), "p-2")).isEqualTo(401);
  }

  private int post(String token, String vehicleId) throws Exception {
    String event =
        "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"rpm\":900}"
            .formatted(vehicleId, Instant.now());
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/v1/telemetry"))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofString(event))
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }
}
