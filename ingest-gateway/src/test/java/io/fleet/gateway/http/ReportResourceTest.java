package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
import static io.fleet.gateway.http.GatewayHttp.LINES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class ReportResourceTest {
  @TestHTTPResource("/")
  URI base;

  private GatewayHttp gateway;

  @BeforeEach
  void setUp() {
    gateway = new GatewayHttp(base);
  }

  @Test
  void statusesReachTheirTopicInEveryShape() throws Exception {
    try (LogTail log = new LogTail(Topic.VEHICLE_STATUS.topicName())) {
      // given
      String one = report("st-1", "\"fuel_pct\":50");
      String two = report("st-2", "\"fuel_pct\":60");
      // when
      HttpResponse<String> array = gateway.post("/v1/status", JSON, "[" + one + "," + two + ",7]");
      HttpResponse<String> lines = gateway.post("/v1/status", LINES, one + "\n" + two);
      // then
      assertThat(array.statusCode()).isEqualTo(202);
      assertThat(array.body()).startsWith("{\"accepted\":2,\"refused\":1,");
      assertThat(lines.body()).startsWith("{\"accepted\":2,\"refused\":0,");
      ConsumerRecord<byte[], byte[]> record = log.await(r -> value(r).equals(two));
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("st-2");
    }
  }

  @Test
  void aDriverPostsEventsAndCallsForHelpInItsOwnName() throws Exception {
    try (LogTail log = new LogTail(Topic.DRIVER_EVENTS.topicName())) {
      // given
      gateway.withToken(GatewayWorld.token("drv-1", "driver"));
      String login = report("car-1", "\"event_type\":\"driver_login\"");
      // then
      assertThat(gateway.post("/v1/events", JSON, login).statusCode()).isEqualTo(202);
      assertThat(new String(log.await(r -> true).key(), StandardCharsets.UTF_8)).isEqualTo("drv-1");
      assertThat(
              gateway
                  .post("/v1/events", JSON, login.replace("}", ",\"driver_id\":\"drv-2\"}"))
                  .body())
          .contains("foreign_driver");
      assertThat(gateway.post("/v1/sos", JSON, report("car-1", "\"rpm\":1")).statusCode())
          .isEqualTo(202);
      assertThat(gateway.post("/v1/status", JSON, login).statusCode()).isEqualTo(403);
      assertThat(gateway.post(JSON, login).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void nobodyPostsWithoutAToken() throws Exception {
    gateway.withToken(null);
    for (String path : new String[] {"/v1/status", "/v1/events", "/v1/sos"}) {
      assertThat(gateway.post(path, JSON, "{}").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aButtonHasNoWords() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      gateway.withToken(GatewayWorld.token("button-1", "device"));
      // when
      HttpResponse<String> answer = gateway.postNothingTo("/v1/sos");
      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).contains("\"time_source\":\"server\"");
      assertThat(value(log.await(r -> value(r).contains("button-1")))).contains("\"sos\":true");
    }
  }

  @Test
  void theAnswerSaysWhatWasDroppedAndWhy() throws Exception {
    assertThat(
            gateway
                .post("/v1/sos", JSON, report("why-1", "\"lat\":91,\"lon\":1,\"rpm\":\"fast\""))
                .body())
        .contains("\"dropped\":[\"lat\",\"rpm\",\"lon\"]")
        .contains("\"dropped_because\":{\"lat\":\"range\",\"rpm\":\"type\",\"lon\":\"half\"}");
  }

  @Test
  void theSwitchOfPrivateModeComesBackFromTheLogAndTakesThePlace() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      gateway.withToken(GatewayWorld.token("priv-1", "device"));
      // when
      gateway.post("/v1/events", JSON, report("priv-1", "\"event_type\":\"private_on\""));
      HttpResponse<String> hidden =
          gateway.post(JSON, report("priv-1", "\"lat\":48.137154,\"lon\":11.576124,\"soc_pct\":5"));
      HttpResponse<String> off =
          gateway.post("/v1/events", JSON, report("priv-1", "\"event_type\":\"private_off\""));
      // then
      assertThat(hidden.body()).contains("\"private\":true");
      assertThat(off.statusCode()).isEqualTo(202);
      assertThat(value(log.await(r -> value(r).contains("\"soc_pct\":5"))))
          .contains("\"private\":true")
          .doesNotContain("48.1", "11.5");
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  !gateway
                      .post(JSON, report("priv-1", "\"soc_pct\":6"))
                      .body()
                      .contains("\"private\":true"));
    }
  }

  @Test
  void oldDataTakesTheScopeImport() throws Exception {
    // given
    String old = "{\"vehicle_id\":\"old-2\",\"timestamp\":\"2018-03-01T00:00:00Z\",\"rpm\":1}";
    // then
    assertThat(gateway.post(JSON, old).body()).contains("too_old");
    gateway.withToken(GatewayWorld.tokenWithScope("replay", "relay", "openid import"));
    assertThat(gateway.post(JSON, old).statusCode()).isEqualTo(202);
  }

  @Test
  void aBrokenClockRaisesAnAlert() throws Exception {
    try (LogTail alerts = new LogTail(Topic.ALERTS.topicName())) {
      // when
      gateway.post(
          JSON, "{\"vehicle_id\":\"clk-1\",\"timestamp\":\"1980-01-06T00:00:00Z\",\"rpm\":1}");
      // then
      assertThat(value(alerts.await(r -> value(r).contains("clk-1")))).contains("device_clock");
    }
  }

  @Test
  void aDeviceThatSendsTooMuchIsAskedToComeAgain() throws Exception {
    // given
    gateway.withToken(GatewayWorld.token("fast-1", "device"));
    String event = "{\"vehicle_id\":\"fast-1\",\"timestamp\":%d,\"rpm\":%d}";
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      lines.append(event.formatted(Instant.now().toEpochMilli(), i)).append('\n');
    }
    // when
    HttpResponse<String> first = gateway.post(LINES, lines.toString());
    HttpResponse<String> second = gateway.post(LINES, lines.toString());
    HttpResponse<String> cry = gateway.postNothingTo("/v1/sos");
    // then
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After").map(Long::parseLong).orElse(0L))
        .isBetween(100L, 121L);
    assertThat(second.body()).contains("\"type\":\"/problems/rate-limited\"");
    assertThat(cry.statusCode()).isEqualTo(202);
  }

  @Test
  void theDescriptionNamesThem() throws Exception {
    assertThat(gateway.get("/q/openapi").body()).contains("/v1/status", "/v1/events", "/v1/sos");
    gateway.post("/v1/status", JSON, report("st-3", "\"fuel_pct\":50"));
    assertThat(gateway.get("/q/metrics").body())
        .contains("fleet_gateway_channel_events_total{channel=\"status\",outcome=\"accepted\"}");
  }

  private static String report(String vehicleId, String members) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",%s}"
        .formatted(vehicleId, Instant.now(), members);
  }

  private static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
