package io.fleet.gateway.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.Topic;
import io.fleet.gateway.admit.InFlightBytes;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.broker.LogTail;
import io.fleet.gateway.http.RawHttp;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tracker apps send and hear. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
@QuarkusTestResource(TrackerWorld.class)
class TrackerTest {
  private static final String KEY = "5ecre7-5ecre7-5ecre7-5ecre7";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Inject KnownKeys keys;
  @Inject InFlightBytes inFlight;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void issue() {
    keys.issue(KEY, "phone-1");
  }

  @AfterEach
  void everyByteIsGivenBack() {
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.used() == 0);
  }

  @Test
  void theAndroidClientPostsAQuery() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      // when
      HttpResponse<String> answer = post("?id=" + KEY + fix("51.1"), null, "");
      // then
      assertThat(answer.statusCode()).isEqualTo(200);
      ConsumerRecord<byte[], byte[]> record = log.await(r -> value(r).contains("51.1"));
      assertThat(record.key()).isEqualTo("phone-1".getBytes(StandardCharsets.UTF_8));
      assertThat(value(record)).contains("\"vehicle_id\":\"phone-1\"").doesNotContain(KEY);
    }
  }

  @Test
  void aTrackerGetsOrPostsAForm() throws Exception {
    HttpRequest get = request("?id=" + KEY + fix("51.2")).GET().build();
    assertThat(send(get).statusCode()).isEqualTo(200);
    String form = "id=" + KEY + fix("51.3");
    assertThat(post("", "application/x-www-form-urlencoded", form).statusCode()).isEqualTo(200);
  }

  @Test
  void theCurrentClientPostsJson() throws Exception {
    try (LogTail log = new LogTail(Topic.TELEMETRY_RAW.topicName())) {
      HttpResponse<String> answer = post("", "application/json; charset=utf-8", json(KEY, 52.25));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(value(log.await(r -> value(r).contains("52.25"))))
          .contains("\"speed_kmph\":36.0", "\"device_battery_pct\":50.0");
    }
  }

  @Test
  void missingUnknownAndRevokedKeysAreAllTheSame() throws Exception {
    keys.revoke(KEY);
    HttpResponse<String> revoked = post("?id=" + KEY + fix("1"), null, "");
    HttpResponse<String> unknown = post("?id=somebody" + fix("1"), null, "");
    HttpResponse<String> missing = post("?a=b" + fix("1"), null, "");
    HttpResponse<String> inJson = post("", "application/json", json("somebody", 1));
    for (HttpResponse<String> answer : List.of(revoked, unknown, missing, inJson)) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEqualTo("a valid tracking key is needed");
    }
  }

  @Test
  void whatIsRefusedForGoodIsKeptWithoutTheKeyAndHoldsNothingBack() throws Exception {
    try (LogTail deadLetters = new LogTail(Topic.DEAD_LETTERS.topicName())) {
      // when
      HttpResponse<String> answer =
          post("?id=" + KEY + "&timestamp=1980-01-06+00:00:00&lat=53.5&lon=11.5", null, "");
      // then
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).startsWith("refused and kept: clock:");
      assertThat(value(deadLetters.await(r -> value(r).contains("53.5")))).doesNotContain(KEY);
    }
  }

  @Test
  void whatCannotBeReadIsAnswered() throws Exception {
    assertThat(post("", "application/json", "{\"device_id\"").statusCode()).isEqualTo(400);
    assertThat(post("", "application/x-www-form-urlencoded", "id=%zz").statusCode()).isEqualTo(400);
    assertThat(post("?id=a&id=b", null, "").statusCode()).isEqualTo(400);
    assertThat(post("", "application/json", " ".repeat(300_000)).statusCode()).isEqualTo(413);
    HttpRequest gzip =
        request("").header("Content-Encoding", "gzip").POST(BodyPublishers.ofString("x")).build();
    assertThat(send(gzip).statusCode()).isEqualTo(415);
    assertThat(post("elsewhere?id=" + KEY, null, "").statusCode()).isEqualTo(404);
  }

  @Test
  void otherMethodsAreNamedTheRightOnes() throws Exception {
    for (String method : new String[] {"PUT", "DELETE", "OPTIONS", "TRACE", "HEAD", "PATCH"}) {
      HttpResponse<String> answer =
          send(request("?id=" + KEY).method(method, BodyPublishers.noBody()).build());
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
    }
  }

  @Test
  void requestsInAPipelineAreAnsweredInTheirOrder() throws Exception {
    try (RawHttp raw = new RawHttp(TrackerWorld.port())) {
      String good = "GET /?id=" + KEY + fix("54.5") + " HTTP/1.1\r\nHost: g\r\n\r\n";
      String elsewhere = "GET /?id=a&id=b HTTP/1.1\r\nHost: g\r\n\r\n";
      // when
      raw.send(good + elsewhere + good);
      // then
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 200 ");
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 400 ");
      assertThat(raw.response(PATIENCE)).startsWith("HTTP/1.1 200 ");
    }
  }

  @Test
  void whatHappensIsCountedUnderItsOwnProtocol() throws Exception {
    post("?id=" + KEY + fix("55.5"), null, "");
    post("?id=unknown-key" + fix("55.5"), null, "");
    assertThat(RestAssured.get("/q/metrics").asString())
        .contains(
            "fleet_gateway_events_total{outcome=\"accepted\",protocol=\"tracker\",reason=\"none\"}",
            "fleet_gateway_requests_refused_total{protocol=\"tracker\",reason=\"unauthorized\"}",
            "fleet_gateway_tracker_connections")
        .doesNotContain(KEY, "unknown-key");
    assertThat(
            RestAssured.get("/q/health/ready")
                .path("checks.find { it.name == 'tracker' }.status")
                .toString())
        .isEqualTo("UP");
  }

  private HttpResponse<String> post(String query, String type, String body) throws Exception {
    HttpRequest.Builder request = request(query).POST(BodyPublishers.ofString(body));
    return send((type == null ? request : request.header("Content-Type", type)).build());
  }

  private static HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + TrackerWorld.port() + "/" + query))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(20));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  private static String fix(String latitude) {
    return "&timestamp=%d&lat=%s&lon=11.5&speed=10&batt=80"
        .formatted(Instant.now().getEpochSecond(), latitude);
  }

  private static String json(String key, double latitude) {
    return """
        {"location":{"timestamp":"%s","coords":{"latitude":%s,"longitude":11.5,"accuracy":5,
        "speed":10,"heading":-1,"altitude":5},"is_moving":true,"odometer":0,
        "battery":{"level":0.5,"is_charging":false},"extras":{}},"device_id":"%s"}"""
        .formatted(Instant.now(), latitude, key);
  }

  private static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
