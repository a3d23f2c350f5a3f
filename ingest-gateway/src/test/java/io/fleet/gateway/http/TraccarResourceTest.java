package io.fleet.gateway.http;

import static io.fleet.gateway.http.GatewayHttp.JSON;
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
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Traccar server forwards, at the real server. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class TraccarResourceTest {
  private static final String PATH = "/v1/adapters/traccar";

  @TestHTTPResource("/")
  URI base;

  private GatewayHttp gateway;

  @BeforeEach
  void setUp() {
    gateway = new GatewayHttp(base);
  }

  @Test
  void aForwardedPositionIsTelemetryOfItsDevice() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      HttpResponse<String> answer = gateway.postTo(PATH, JSON, body("traccar-1", Instant.now()));
      // then
      assertThat(answer.statusCode()).isEqualTo(202);
      ConsumerRecord<byte[], byte[]> record = log.await(r -> text(r).contains("traccar-1"));
      assertThat(record.key()).isEqualTo("traccar-1".getBytes(StandardCharsets.UTF_8));
      assertThat(text(record))
          .contains("\"speed_kmph\":18.52", "\"odometer_km\":120.5", "\"type\":\"tow\"");
    }
  }

  @Test
  void aUniqueIdThatCannotBeADevicesIsRefusedWithItsReason() throws Exception {
    for (String id : new String[] {"van 7", "", "x".repeat(65), "van\\r\\nLog: injected"}) {
      HttpResponse<String> answer = gateway.postTo(PATH, JSON, body(id, Instant.now()));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body())
          .contains("/problems/unprocessable", "\"reason\":\"vehicle_id\"")
          .doesNotContain("injected");
    }
  }

  @Test
  void whatIsRefusedIsKept() throws Exception {
    try (LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      String old = body("traccar-old", Instant.parse("1980-01-06T00:00:00Z"));
      assertThat(gateway.postTo(PATH, JSON, old).statusCode()).isEqualTo(422);
      ConsumerRecord<byte[], byte[]> letter =
          deadLetters.await(r -> text(r).contains("traccar-old"));
      assertThat(letter.headers().lastHeader(DeadLetter.HEADER_REASON).value())
          .isEqualTo("clock".getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void whatIsNoForwardedPositionIsMalformed() throws Exception {
    for (String body : new String[] {"{}", "[]", "{\"position\":", "{\"device\":{}}"}) {
      assertThat(gateway.postTo(PATH, JSON, body).statusCode()).as(body).isEqualTo(400);
    }
    String large = "{\"position\":{\"a\":\"" + "x".repeat(1_100_000) + "\"}}";
    assertThat(gateway.postTo(PATH, JSON, large).statusCode()).isEqualTo(413);
  }

  @Test
  void onlyRelaysAndAdministratorsMayForward() throws Exception {
    String body = body("traccar-2", Instant.now());
    for (String role : new String[] {"device", "viewer", "driver"}) {
      gateway.withToken(GatewayWorld.token("traccar-2", role));
      assertThat(gateway.postTo(PATH, JSON, body).statusCode()).as(role).isEqualTo(403);
    }
    gateway.withToken(null);
    assertThat(gateway.postTo(PATH, JSON, body).statusCode()).isEqualTo(401);
    gateway.withToken(GatewayWorld.token("ada", "admin"));
    assertThat(gateway.postTo(PATH, JSON, body).statusCode()).isEqualTo(202);
  }

  @Test
  void whatIsForwardedIsCountedUnderItsOwnProtocol() throws Exception {
    gateway.postTo(PATH, JSON, body("traccar-3", Instant.now()));
    gateway.postTo(PATH, JSON, "{}");
    assertThat(gateway.get("/q/metrics").body())
        .contains(
            "fleet_gateway_events_total{outcome=\"accepted\",protocol=\"traccar\",reason=\"none\"}",
            "fleet_gateway_requests_refused_total{protocol=\"traccar\",reason=\"malformed\"}");
  }

  private static String body(String uniqueId, Instant fixTime) {
    return """
        {"position":{"id":1,"deviceId":12,"protocol":"h02","fixTime":"%1$s","deviceTime":"%1$s",
        "valid":true,"latitude":52.5,"longitude":13.4,"altitude":0.0,"speed":10.0,"course":90.0,
        "accuracy":0.0,"attributes":{"alarm":"tow","odometer":120500,"motion":true}},
        "device":{"id":12,"name":"Van","uniqueId":"%2$s","attributes":{}}}"""
        .formatted(fixTime, uniqueId);
  }

  private static String text(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
