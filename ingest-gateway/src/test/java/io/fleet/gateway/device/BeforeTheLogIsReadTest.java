package io.fleet.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LoadedGateway;
import io.fleet.gateway.security.Callers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that has just started and has not read yet who the devices are. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@TestProfile(BeforeTheLogIsReadTest.LogAway.class)
class BeforeTheLogIsReadTest implements LoadedGateway.NotWaitedFor {
  /** Nobody listens where the log should be. */
  public static final class LogAway implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "kafka.bootstrap.servers", "127.0.0.1:1");
    }
  }

  @TestHTTPResource("/")
  URI base;

  @Inject Callers callers;

  @Test
  void aDeviceIsAskedToComeAgainAndNotTurnedAway() throws Exception {
    // given
    DeviceApi operator = DeviceApi.operator(base);
    String signed = GatewayWorld.deviceToken("b-1", Duration.ofHours(1));
    // when
    HttpResponse<String> token = operator.as("flt_anything").post("/v1/telemetry", "{}");
    HttpResponse<String> jwt = operator.as(signed).post("/v1/telemetry", "{}");
    HttpResponse<String> change = operator.post("/v1/devices/b-1/tokens", null);
    // then
    for (HttpResponse<String> answer : List.of(token, jwt, change)) {
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(DeviceApi.json(answer).get("type").asText()).isEqualTo("/problems/not-ready");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
    assertThat(callers.areReady()).isFalse();
    assertThat(operator.as("garbage").post("/v1/telemetry", "{}").statusCode()).isEqualTo(401);
    assertThat(operator.get("/q/metrics").body())
        .contains("fleet_gateway_authentications_total{kind=\"token\",outcome=\"not_ready\"} 1.0");
  }
}
