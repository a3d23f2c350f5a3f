package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Tokens of an identity provider that publishes its keys and may change them. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@TestProfile(PublishedKeysApiTest.WithProvider.class)
class PublishedKeysApiTest {
  private static final String ISSUER = "https://id.example.com/fleet";

  /** The provider's keys instead of a PEM file. */
  public static final class WithProvider implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Provider.class));
    }
  }

  @Test
  void itsKeysAndRolesCountAndNobodyElses() {
    // given
    KeyPair first = StoreResource.newPair();
    KeyPair second = StoreResource.newPair();
    Provider.publish("first", first);
    // when / then
    assertThat(vehicles(token("first", first, "console", "viewer", null))).isEqualTo(200);
    assertThat(vehicles(token("first", first, "console", "device", null))).isEqualTo(403);
    assertThat(vehicles(token("first", first, "console", "device", "admin"))).isEqualTo(403);
    assertThat(vehicles(token("first", first, "elsewhere", "viewer", null))).isEqualTo(401);
    assertThat(vehicles(token("first", second, "console", "viewer", null))).isEqualTo(401);
    // when the provider changes its key
    Provider.publish("second", second);
    // then
    String ofSecond = token("second", second, "console", "viewer", null);
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> vehicles(ofSecond) == 200);
    assertThat(vehicles(token("first", first, "console", "viewer", null))).isEqualTo(401);
  }

  private static int vehicles(String token) {
    return given().auth().oauth2(token).get("/v1/vehicles").statusCode();
  }

  private static String token(
      String keyId, KeyPair key, String audience, String role, String group) {
    var claims = Jwt.issuer(ISSUER).subject("ada").audience(audience).expiresIn(300);
    if (group != null) {
      claims.groups(group);
    }
    claims.claim("realm_access", Map.of("roles", List.of(role)));
    return claims.jws().keyId(keyId).sign(key.getPrivate());
  }

  /** Publishes keys over HTTP on this machine. */
  public static final class Provider implements QuarkusTestResourceLifecycleManager {
    private static volatile String published;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      server.createContext(
          "/keys",
          exchange -> {
            byte[] body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return Map.of(
          "smallrye.jwt.jwks.forced-refresh-interval",
          "0", // or a test that shows an unknown key would have to wait a minute for the next one
          "FLEET_JWT_JWKS_URL",
          "http://127.0.0.1:" + server.getAddress().getPort() + "/keys",
          "FLEET_JWT_ISSUER",
          ISSUER,
          "FLEET_JWT_AUDIENCE",
          "console",
          "FLEET_JWT_ROLES_CLAIM",
          "realm_access/roles");
    }

    static void publish(String keyId, KeyPair pair) {
      RSAPublicKey key = (RSAPublicKey) pair.getPublic();
      published =
          "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
              .formatted(
                  keyId,
                  base64(key.getModulus().toByteArray()),
                  base64(key.getPublicExponent().toByteArray()));
    }

    private static String base64(byte[] signed) {
      int zero = signed[0] == 0 ? 1 : 0;
      byte[] plain = java.util.Arrays.copyOfRange(signed, zero, signed.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    @Override
    public void stop() {
      server.stop(0);
    }
  }
}
