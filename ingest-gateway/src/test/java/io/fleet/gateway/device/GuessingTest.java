package io.fleet.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who guesses is slowed down; whoever else is at that address is not. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(GuessingTest.FewFailures.class)
class GuessingTest {
  /** Five failures are allowed, then one in a minute. */
  public static final class FewFailures implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "fleet.gateway.logins.max-failures", "5", "fleet.gateway.logins.recovery", "60s");
    }
  }

  @TestHTTPResource("/")
  URI base;

  @Test
  void theSixthGuessIsAskedToWait() throws Exception {
    // given
    DeviceApi operator = DeviceApi.operator(base);
    DeviceApi device = operator.as(operator.issue("g-1", "tokens", null).get("secret").asText());
    DeviceApi guesser = operator.as("flt_" + "A".repeat(43));
    DeviceApi other = operator.as("eyJhbGciOiJub25lIn0.e30.");
    for (int i = 0; i < 5; i++) {
      assertThat((i % 2 == 0 ? guesser : other).postEventOf("g-1")).isEqualTo(401);
    }
    // when
    HttpResponse<String> sixth = guesser.post("/v1/telemetry", "{}");
    // then
    assertThat(sixth.statusCode()).isEqualTo(429);
    assertThat(DeviceApi.json(sixth).get("type").asText())
        .isEqualTo("/problems/too-many-failed-logins");
    assertThat(sixth.headers().allValues("Retry-After")).hasSize(1);
    assertThat(Integer.parseInt(sixth.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 60);
    assertThat(device.postEventOf("g-1")).isEqualTo(202);
    assertThat(operator.get("/v1/devices/g-1").statusCode()).isEqualTo(200);
    assertThat(operator.get("/q/metrics").body())
        .contains("fleet_gateway_authentications_total{kind=\"token\",outcome=\"too_many\"} 1.0")
        .contains("fleet_gateway_authentications_total{kind=\"jwt\",outcome=\"refused\"} 2.0")
        .contains("fleet_gateway_authentications_total{kind=\"token\",outcome=\"refused\"} 3.0")
        .contains("fleet_gateway_authentications_total{kind=\"token\",outcome=\"accepted\"} 1.0");
  }
}
