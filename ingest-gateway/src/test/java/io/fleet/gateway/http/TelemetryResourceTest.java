package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
import static io.fleet.gateway.http.GatewayHttp.LINES;
import static io.fleet.gateway.http.GatewayHttp.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.DeadLetter;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class TelemetryResourceTest {
  @TestHTTPResource("/")
  URI base;

  private GatewayHttp gateway;

  @BeforeEach
  void setUp() {
    gateway = new GatewayHttp(base);
  }

  @Test
  void anAcceptedEventIsInTheLogAsItWasSent() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // given
      String event = event("one-1", ", \"x_unknown\" : [1,  2]");
      // when
      HttpResponse<String> answer = gateway.post(JSON, event);
      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body())
          .isEqualTo(
              "{\"accepted\":1,\"refused\":0,\"results\":[{\"index\":0,\"status\":\"accepted\"}]}");
      ConsumerRecord<byte[], byte[]> record = log.await(r -> value(r).equals(event));
      assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("one-1");
    }
  }

  @Test
  void aBatchAnswersPerEvent() throws Exception {
    // given
    String refused = "{\"timestamp\":1,\"rpm\":3}";
    // when
    HttpResponse<String> answer =
        gateway.post(JSON, "[" + event("b-1", "") + "," + refused + "," + event("b-2", "") + "]");
    // then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .startsWith("{\"accepted\":2,\"refused\":1,")
        .contains("{\"index\":1,\"status\":\"refused\",\"reason\":\"vehicle_id\"");
  }

  @Test
  void linesAndGzipAreTaken() throws Exception {
    // given
    String lines = event("n-1", "") + "\n" + event("n-2", "") + "\n{\"half\":\n";
    // when
    HttpResponse<String> plain = gateway.post(LINES, lines);
    HttpResponse<String> gzip = gateway.postGzip(LINES, GatewayHttp.gzip(lines));
    HttpResponse<String> byShape = gateway.post(JSON, lines);
    // then
    assertThat(plain.statusCode()).isEqualTo(202);
    assertThat(plain.body()).startsWith("{\"accepted\":2,\"refused\":1,");
    assertThat(gzip.body()).isEqualTo(plain.body());
    assertThat(byShape.body()).isEqualTo(plain.body());
  }

  @Test
  void aLargeBatchNamesOnlyWhatIsRemarkable() throws Exception {
    // given
    String body =
        "[" + (event("l-1", "") + ",").repeat(9_999) + event("l-2", ",\"rpm\":\"x\"") + "]";
    // when
    HttpResponse<String> answer = gateway.post(JSON, body);
    // then
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body())
        .isEqualTo(
            "{\"accepted\":10000,\"refused\":0,\"results\":[{\"index\":9999,"
                + "\"status\":\"accepted\",\"dropped\":[\"rpm\"]}]}");
  }

  @Test
  void whatIsRefusedIsKeptWithItsReason() throws Exception {
    try (LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      String old = "{\"vehicle_id\":\"old-1\",\"timestamp\":\"1980-01-06T00:00:00Z\",\"rpm\":1}";
      // when
      gateway.post(JSON, old);
      // then
      ConsumerRecord<byte[], byte[]> letter = deadLetters.await(r -> value(r).equals(old));
      assertThat(letter.key()).isEqualTo("old-1".getBytes(StandardCharsets.UTF_8));
      assertThat(header(letter, DeadLetter.HEADER_PLACE)).isEqualTo("gateway");
      assertThat(header(letter, DeadLetter.HEADER_REASON)).isEqualTo("clock");
      assertThat(header(letter, DeadLetter.HEADER_DETAIL)).contains("before");
      assertThat(header(letter, DeadLetter.HEADER_TIME)).containsOnlyDigits();
    }
  }

  @Test
  void aCallForHelpWithAWrongClockIsRaisedAllTheSame() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName());
        LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // given
      String sos = "{\"vehicle_id\":\"sos-1\",\"timestamp\":\"1980-01-06T00:00:00Z\",\"sos\":true}";
      // when
      HttpResponse<String> answer = gateway.post(JSON, sos);
      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).contains("\"reason\":\"clock\"", "\"time_source\":\"server\"");
      assertThat(value(log.await(r -> value(r).contains("sos-1"))))
          .contains("\"time_source\":\"server\"", "\"sos\":true")
          .doesNotContain("1980");
      deadLetters.await(r -> value(r).equals(sos));
    }
  }

  @Test
  void everyPartitionHearsAHeartbeat() {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> log.partitionsWithHeartbeat().size() == Topic.TELEMETRY_RAW.partitions());
    }
  }

  @Test
  void schemasArePublished() throws Exception {
    assertThat(gateway.get("/v1/schemas").body()).contains("\"url\":\"/v1/schemas/telemetry\"");
    HttpResponse<String> schema = gateway.get("/v1/schemas/telemetry");
    assertThat(schema.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/schema+json");
    assertThat(schema.body()).contains("vehicle_id");
    assertThat(gateway.get("/v1/schemas/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void metricsHealthAndOpenApiAreThere() throws Exception {
    gateway.post(JSON, event("m-1", ""));
    assertThat(gateway.get("/q/metrics").body())
        .contains(
            "fleet_gateway_events_total{outcome=\"accepted\",protocol=\"http\",reason=\"none\"}")
        .contains("fleet_gateway_ack_seconds_bucket", "fleet_gateway_in_flight_bytes");
    assertThat(gateway.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/q/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/q/openapi").body()).contains("/v1/telemetry");
  }

  private static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
