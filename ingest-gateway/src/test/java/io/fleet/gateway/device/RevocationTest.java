package io.fleet.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.security.Callers;
import io.fleet.gateway.security.TrackingKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is revoked stops within five seconds, wherever it was revoked. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class RevocationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TestHTTPResource("/")
  URI base;

  @Inject RevocationDiary diary;
  @Inject Callers callers;
  @Inject TrackingKeys trackingKeys;
  @Inject DeviceRegistry registry;

  private DeviceApi operator;

  @BeforeEach
  void setUp() {
    operator = DeviceApi.operator(base);
  }

  @Test
  void theNextRequestOfARevokedTokenIsRefused() throws Exception {
    // given
    JsonNode token = operator.issue("r-1", "tokens", null);
    DeviceApi device = operator.as(token.get("secret").asText());
    assertThat(device.postEventOf("r-1")).isEqualTo(202);
    // when
    int answer = operator.delete(path("r-1", "tokens", token)).statusCode();
    // then
    assertThat(answer).isEqualTo(204);
    assertThat(device.postEventOf("r-1")).isEqualTo(401);
    assertThat(callers.of(token.get("secret").asText())).isEmpty();
    assertThat(diary.revoked()).contains("r-1");
    assertThat(operator.delete(path("r-1", "tokens", token)).statusCode()).isEqualTo(404);
  }

  @Test
  void whatAnotherGatewayRevokesStopsHereToo() throws Exception {
    // given
    String secret = operator.issue("r-2", "tokens", null).get("secret").asText();
    DeviceApi device = operator.as(secret);
    assertThat(device.postEventOf("r-2")).isEqualTo(202);
    // when
    OtherGateway.write("r-2", registry.get("r-2").version() + 1, false, "{\"credentials\":[]}");
    // then
    Awaitility.await().atMost(PATIENCE).until(() -> device.postEventOf("r-2") == 401);
    assertThat(callers.of(secret)).isEmpty();
    assertThat(diary.revoked()).contains("r-2");
  }

  @Test
  void whatAnotherGatewayIssuesIsGoodHereToo() throws Exception {
    // given
    String body =
        ("{\"credentials\":[{\"kind\":\"token\",\"id\":\"c-1\",\"hash\":\"%s\","
                + "\"created_at\":\"2026-01-01T00:00:00Z\"}],\"more\":{\"x\":[1]}}")
            .formatted(Fingerprint.of("flt_elsewhere"));
    // when
    OtherGateway.write("r-3", 1, false, body);
    // then
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> operator.as("flt_elsewhere").postEventOf("r-3") == 202);
  }

  @Test
  void anOlderVersionBringsNothingBack() throws Exception {
    // given
    JsonNode token = operator.issue("r-4", "tokens", null);
    String hash = Fingerprint.of(token.get("secret").asText());
    long version = registry.get("r-4").version();
    operator.delete(path("r-4", "tokens", token));
    String issuedAgain =
        "{\"credentials\":[{\"kind\":\"token\",\"id\":\"c-1\",\"hash\":\"" + hash + "\"}]}";
    // when
    OtherGateway.write("r-4", version, false, issuedAgain);
    OtherGateway.write("r-4", version + 1, false, issuedAgain); // as the one that revoked it
    OtherGateway.write("r-4-after", 1, false, "{}");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> operator.get("/v1/devices/r-4-after").statusCode() == 200);
    // then
    assertThat(operator.as(token.get("secret").asText()).postEventOf("r-4")).isEqualTo(401);
  }

  @Test
  void whatTwoGatewaysChangeAtOnceIsBothThere() throws Exception {
    // given
    JsonNode kept = operator.issue("r-5", "tokens", null);
    JsonNode revoked = operator.issue("r-5", "tokens", null);
    Device seen = registry.get("r-5");
    Device blocked = seen.blocked(true).numbered(seen.version() + 1);
    // when
    OtherGateway.write(new DeviceRecord(blocked, "other").toVersion(Instant.now(), "other"));
    int answer = operator.delete(path("r-5", "tokens", revoked)).statusCode();
    // then
    assertThat(answer).isEqualTo(204);
    Device now = registry.get("r-5");
    assertThat(now.blocked()).isTrue();
    assertThat(now.credentials())
        .extracting(Credential::id)
        .containsExactly(kept.get("credential_id").asText());
  }

  @Test
  void aRevokedTrackingKeyIsNobodys() throws Exception {
    // given
    JsonNode key = operator.issue("r-6", "tracking-keys", null);
    assertThat(trackingKeys.deviceOf(key.get("secret").asText())).hasValue("r-6");
    assertThat(operator.as(key.get("secret").asText()).postEventOf("r-6")).isEqualTo(401);
    // when
    operator.delete(path("r-6", "tracking-keys", key));
    // then
    assertThat(trackingKeys.deviceOf(key.get("secret").asText())).isEmpty();
  }

  @Test
  void nothingOfABlockedDeviceCounts() throws Exception {
    // given
    String token = operator.issue("r-7", "tokens", null).get("secret").asText();
    String key = operator.issue("r-7", "tracking-keys", null).get("secret").asText();
    String signed = GatewayWorld.deviceToken("r-7", Duration.ofHours(1));
    assertThat(operator.as(signed).postEventOf("r-7")).isEqualTo(202);
    assertThat(callers.of(signed)).isPresent();
    // when
    operator.post("/v1/devices/r-7/block", null);
    // then
    assertThat(operator.as(token).postEventOf("r-7")).isEqualTo(401);
    assertThat(operator.as(signed).postEventOf("r-7")).isEqualTo(401);
    assertThat(callers.of(token)).isEmpty();
    assertThat(callers.of(signed)).isEmpty();
    assertThat(trackingKeys.deviceOf(key)).isEmpty();
    assertThat(diary.revoked()).contains("r-7");
    // when
    operator.post("/v1/devices/r-7/unblock", null);
    // then
    assertThat(operator.as(token).postEventOf("r-7")).isEqualTo(202);
    assertThat(operator.as(signed).postEventOf("r-7")).isEqualTo(202);
    assertThat(trackingKeys.deviceOf(key)).hasValue("r-7");
  }

  @Test
  void aDeviceThatNobodyHasToldOfCanBeBlocked() throws Exception {
    // given
    DeviceApi device = operator.as(GatewayWorld.deviceToken("r-8", Duration.ofHours(1)));
    assertThat(device.postEventOf("r-8")).isEqualTo(202);
    // when
    operator.post("/v1/devices/r-8/block", null);
    // then
    assertThat(device.postEventOf("r-8")).isEqualTo(401);
  }

  @Test
  void whatWasSignedBeforeEverythingWasRevokedIsVoid() throws Exception {
    // given
    Instant aMinuteAgo = Instant.now().minusSeconds(60);
    Instant inAMinute = Instant.now().plusSeconds(60);
    DeviceApi before = operator.as(GatewayWorld.tokenOf(aMinuteAgo, "r-9", "device"));
    DeviceApi admin = operator.as(GatewayWorld.tokenOf(aMinuteAgo, "r-9", "device", "admin"));
    DeviceApi token = operator.as(operator.issue("r-9", "tokens", null).get("secret").asText());
    assertThat(before.postEventOf("r-9")).isEqualTo(202);
    // when
    operator.delete("/v1/devices/r-9/credentials");
    // then
    assertThat(before.postEventOf("r-9")).isEqualTo(401);
    assertThat(token.postEventOf("r-9")).isEqualTo(401);
    assertThat(admin.postEventOf("r-9")).isEqualTo(202);
    assertThat(registry.get("r-9").notBefore()).isBefore(inAMinute);
  }

  @Test
  void aDeletedDeviceIsGoneAndMayComeAgain() throws Exception {
    // given
    DeviceApi token = operator.as(operator.issue("r-10", "tokens", null).get("secret").asText());
    DeviceApi signed =
        operator.as(GatewayWorld.tokenOf(Instant.now().minusSeconds(60), "r-10", "device"));
    // when
    int answer = operator.delete("/v1/devices/r-10").statusCode();
    // then
    assertThat(answer).isEqualTo(204);
    assertThat(token.postEventOf("r-10")).isEqualTo(401);
    assertThat(signed.postEventOf("r-10")).isEqualTo(401);
    assertThat(operator.get("/v1/devices/r-10").statusCode()).isEqualTo(404);
    // when
    String fresh = operator.issue("r-10", "tokens", null).get("secret").asText();
    // then
    assertThat(operator.as(fresh).postEventOf("r-10")).isEqualTo(202);
    assertThat(signed.postEventOf("r-10")).isEqualTo(401);
  }

  @Test
  void aShorterLifeIsARevocationToo() throws Exception {
    // given
    DeviceApi device = operator.as(operator.issue("r-11", "tokens", null).get("secret").asText());
    // when
    operator.issue("r-11", "tokens", null);
    int before = Collections.frequency(diary.revoked(), "r-11");
    device.post("/v1/devices/r-11/tokens/rotate", null);
    // then
    assertThat(before).isZero();
    assertThat(diary.revoked()).contains("r-11");
  }

  private static String path(String deviceId, String kind, JsonNode credential) {
    return "/v1/devices/" + deviceId + "/" + kind + "/" + credential.get("credential_id").asText();
  }
}
