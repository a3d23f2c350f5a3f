package io.fleet.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class DeviceApiTest {
  @TestHTTPResource("/")
  URI base;

  private DeviceApi operator;

  @BeforeEach
  void setUp() {
    operator = DeviceApi.operator(base);
  }

  @Test
  void aTokenIsToldOnceAndGoodAtOnce() throws Exception {
    // when
    JsonNode issued = operator.issue("d-1", "tokens", "{\"label\":\"front\"}");
    // then
    String secret = issued.get("secret").asText();
    assertThat(secret).matches("flt_[A-Za-z0-9_-]{43}");
    assertThat(operator.as(secret).postEventOf("d-1")).isEqualTo(202);
    assertThat(operator.as(secret).postEventOf("d-other")).isEqualTo(422);
    HttpResponse<String> told = operator.get("/v1/devices/d-1");
    JsonNode credential = DeviceApi.json(told).get("credentials").get(0);
    assertThat(credential.get("label").asText()).isEqualTo("front");
    assertThat(credential.get("last_four").asText()).isEqualTo(secret.substring(43));
    assertThat(told.body()).doesNotContain(secret.substring(0, 43), "hash", Fingerprint.of(secret));
    assertThat(told.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void onlyHashesStandInTheLog() throws Exception {
    // given
    String token = operator.issue("d-2", "tokens", null).get("secret").asText();
    String key = operator.issue("d-2", "tracking-keys", null).get("secret").asText();
    // when
    String log = String.join("\n", OtherGateway.everything());
    // then
    assertThat(key).matches("trk_[A-Za-z0-9_-]{32}");
    assertThat(log).contains(Fingerprint.of(token), Fingerprint.of(key));
    assertThat(log)
        .doesNotContain(token, token.substring(4), key, key.substring(4), token.substring(0, 40));
  }

  @Test
  void aDeviceRotatesItsOwnTokenAndTheOldOneOverlaps() throws Exception {
    // given
    JsonNode first = operator.issue("d-3", "tokens", "{\"label\":\"unit\"}");
    DeviceApi device = operator.as(first.get("secret").asText());
    // when
    JsonNode second = rotate(device, "d-3", "{\"overlap\":\"PT10M\"}");
    // then
    assertThat(operator.as(second.get("secret").asText()).postEventOf("d-3")).isEqualTo(202);
    assertThat(device.postEventOf("d-3")).isEqualTo(202);
    assertThat(second.get("label").asText()).isEqualTo("unit");
    JsonNode old = credential("d-3", first.get("credential_id").asText());
    assertThat(old.get("replaced_by").asText()).isEqualTo(second.get("credential_id").asText());
    assertThat(Instant.parse(old.get("expires_at").asText()))
        .isBetween(Instant.now().plusSeconds(500), Instant.now().plusSeconds(600));
  }

  @Test
  void withoutOverlapTheOldTokenIsVoidAtOnce() throws Exception {
    // given
    DeviceApi device = operator.as(operator.issue("d-4", "tokens", null).get("secret").asText());
    // when
    JsonNode second = rotate(device, "d-4", "{\"overlap\":\"PT0S\"}");
    // then
    assertThat(device.postEventOf("d-4")).isEqualTo(401);
    assertThat(operator.as(second.get("secret").asText()).postEventOf("d-4")).isEqualTo(202);
  }

  @Test
  void anOverlapEndsByItself() throws Exception {
    // given
    DeviceApi device = operator.as(operator.issue("d-5", "tokens", null).get("secret").asText());
    // when
    rotate(device, "d-5", "{\"overlap\":\"PT1S\"}");
    // then
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> device.postEventOf("d-5") == 401);
  }

  @Test
  void aDeviceThatNeverGotItsNewTokenRotatesAgain() throws Exception {
    // given
    DeviceApi device = operator.as(operator.issue("d-6", "tokens", null).get("secret").asText());
    JsonNode lost = rotate(device, "d-6", null);
    // when
    JsonNode again = rotate(device, "d-6", null);
    // then
    assertThat(operator.as(lost.get("secret").asText()).postEventOf("d-6")).isEqualTo(401);
    assertThat(operator.as(again.get("secret").asText()).postEventOf("d-6")).isEqualTo(202);
    assertThat(DeviceApi.json(operator.get("/v1/devices/d-6")).get("credentials")).hasSize(2);
  }

  @Test
  void aDeviceTouchesNothingButItsOwnToken() throws Exception {
    // given
    DeviceApi device = operator.as(operator.issue("d-7", "tokens", null).get("secret").asText());
    JsonNode other = operator.issue("d-7", "tokens", null);
    String key = operator.issue("d-7", "tracking-keys", null).get("credential_id").asText();
    operator.issue("d-8", "tokens", null);
    String named = "{\"credential_id\":\"" + other.get("credential_id").asText() + "\"}";
    DeviceApi signed = operator.as(GatewayWorld.deviceToken("d-7", Duration.ofHours(1)));
    // when / then
    assertThat(device.post("/v1/devices/d-7/tokens/rotate", named).statusCode()).isEqualTo(403);
    assertThat(device.post("/v1/devices/d-8/tokens/rotate", null).statusCode()).isEqualTo(403);
    assertThat(device.post("/v1/devices/d-7/tracking-keys/rotate", null).statusCode())
        .isEqualTo(403);
    assertThat(signed.post("/v1/devices/d-7/tokens/rotate", null).statusCode()).isEqualTo(403);
    assertThat(device.post("/v1/devices/d-7/tokens", null).statusCode()).isEqualTo(403);
    assertThat(device.get("/v1/devices/d-7").statusCode()).isEqualTo(403);
    assertThat(device.delete("/v1/devices/d-7/tracking-keys/" + key).statusCode()).isEqualTo(403);
    assertThat(device.post("/v1/devices/d-7/block", null).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "driver", "relay", "device"})
  void otherRolesManageNoDevices(String role) throws Exception {
    DeviceApi caller = operator.as(GatewayWorld.token("d-9", role));
    assertThat(caller.get("/v1/devices").statusCode()).isEqualTo(403);
    assertThat(caller.post("/v1/devices/d-9/tokens", null).statusCode()).isEqualTo(403);
    assertThat(operator.as(null).post("/v1/devices/d-9/tokens", null).statusCode()).isEqualTo(401);
  }

  @Test
  void theEleventhCredentialIsOneTooMany() throws Exception {
    // given
    for (int i = 0; i < 10; i++) {
      operator.issue("d-10", "tokens", null);
    }
    // when
    HttpResponse<String> eleventh = operator.post("/v1/devices/d-10/tracking-keys", null);
    // then
    assertThat(eleventh.statusCode()).isEqualTo(409);
    assertThat(eleventh.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(DeviceApi.json(eleventh).get("type").asText()).isEqualTo("/problems/conflict");
  }

  @Test
  void ofSeveralOnesTheRotatedOneMustBeNamed() throws Exception {
    // given
    operator.issue("d-11", "tokens", null);
    String second = operator.issue("d-11", "tokens", null).get("credential_id").asText();
    // when
    HttpResponse<String> unnamed = operator.post("/v1/devices/d-11/tokens/rotate", null);
    HttpResponse<String> named =
        operator.post("/v1/devices/d-11/tokens/rotate", "{\"credential_id\":\"" + second + "\"}");
    // then
    assertThat(unnamed.statusCode()).isEqualTo(409);
    assertThat(named.statusCode()).isEqualTo(201);
  }

  @Test
  void aPageFollowsTheOther() throws Exception {
    // given
    for (int i = 0; i < 5; i++) {
      operator.issue("page-" + i, "tokens", null);
    }
    // when
    List<String> seen = new ArrayList<>();
    String next = "page-";
    while (next != null && next.startsWith("page-")) {
      JsonNode page = DeviceApi.json(operator.get("/v1/devices?limit=2&after=" + next));
      page.get("items").forEach(item -> seen.add(item.get("device_id").asText()));
      next = page.get("next").isNull() ? null : page.get("next").asText();
    }
    // then
    assertThat(seen).startsWith("page-0", "page-1", "page-2", "page-3", "page-4");
    assertThat(Set.copyOf(seen)).hasSameSizeAs(seen);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tokens | {\"label\":1} | 422",
        "tokens | {\"lable\":\"x\"} | 422",
        "tokens | {\"label\":\"x\",\"label\":\"y\"} | 422",
        "tokens | {\"expires_at\":\"2020-01-01T00:00:00Z\"} | 422",
        "tokens | {\"expires_at\":\"soon\"} | 422",
        "tokens | {\"expires_at\":\"9999-01-01T00:00:00Z\"} | 422",
        "tokens | [1] | 422",
        "tokens | {\"label\":\"x\" | 422",
        "tokens | {} {} | 422",
        "certificates | {} | 422",
        "certificates | {\"fingerprint\":\"abc\"} | 422",
        "certificates | {\"certificate\":\"-----BEGIN CERTIFICATE-----\"} | 422",
        "tokens/rotate | {\"overlap\":\"P8D\"} | 422",
        "tokens/rotate | {\"overlap\":\"-PT1S\"} | 422",
        "tokens/rotate | {\"overlap\":\"1h\"} | 422",
        "tokens/rotate | {\"credential_id\":\"nobody\"} | 404",
        "tracking-keys/rotate | {} | 404",
        "passwords | {} | 404"
      })
  void whatIsWrongIsSaid(String path, String body, int status) throws Exception {
    // given
    operator.issue("d-12-" + Integer.toHexString(body.hashCode()), "tokens", null);
    String device = "/v1/devices/d-12-" + Integer.toHexString(body.hashCode());
    // when
    HttpResponse<String> answer = operator.post(device + "/" + path, body);
    // then
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void aBodyWithoutEndIsNotRead() throws Exception {
    String endless = "{\"label\":\"" + "x".repeat(3_000_000) + "\"}";
    assertThat(operator.post("/v1/devices/d-13/tokens", endless).statusCode()).isEqualTo(413);
  }

  @Test
  void whatIsNoTokenIsNobody() throws Exception {
    for (String nothing : new String[] {"", " ", "flt_", "flt_" + "x".repeat(300), "a.b.c"}) {
      assertThat(operator.as(nothing).post("/v1/telemetry", "{}").statusCode())
          .as(nothing)
          .isEqualTo(401);
    }
  }

  @Test
  void anImpossibleIdIsNoDevice() throws Exception {
    assertThat(operator.post("/v1/devices/a%20b/tokens", null).statusCode()).isEqualTo(422);
    assertThat(operator.post("/v1/devices/" + "x".repeat(65) + "/block", null).statusCode())
        .isEqualTo(422);
    assertThat(operator.get("/v1/devices/nobody").statusCode()).isEqualTo(404);
    assertThat(operator.delete("/v1/devices/nobody").statusCode()).isEqualTo(404);
    assertThat(operator.post("/v1/devices/nobody/unblock", null).statusCode()).isEqualTo(404);
    assertThat(operator.get("/v1/devices?limit=0").statusCode()).isEqualTo(422);
  }

  private JsonNode rotate(DeviceApi caller, String deviceId, String body) throws Exception {
    HttpResponse<String> answer = caller.post("/v1/devices/" + deviceId + "/tokens/rotate", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return DeviceApi.json(answer);
  }

  private JsonNode credential(String deviceId, String credentialId) throws Exception {
    for (JsonNode one :
        DeviceApi.json(operator.get("/v1/devices/" + deviceId)).get("credentials")) {
      if (one.get("credential_id").asText().equals(credentialId)) {
        return one;
      }
    }
    throw new AssertionError("no " + credentialId);
  }
}
