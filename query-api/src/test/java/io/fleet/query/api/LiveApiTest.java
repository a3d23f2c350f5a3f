package io.fleet.query.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Heartbeat;
import io.fleet.events.Iso8601;
import io.fleet.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoreResource.class)
@QuarkusTestResource(LogResource.class)
class LiveApiTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String ALERT =
      """
      {"alert_id":"%s","version":1,"state":"opened","ts":"2026-01-31T08:00:00Z",
       "started_at":"2026-01-31T08:00:00Z","emitted_at":"2026-01-31T08:00:00.100Z","alert_type":"sos",
       "severity":4,"vehicle_id":"van-9","details":"asks for help","data":{"count":1},"late":false,"source":"fleet"}
      """;

  Store store;
  KafkaBroker log;
  private LiveReader reader;

  /** The stream follows the log once its first record has come through. */
  @BeforeEach
  void aClientThatFollows() throws Exception {
    reader = LiveReader.viewer();
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(300))
        .until(
            () -> {
              post("first", Instant.now(), 48.1, "");
              return !reader.vehicle("first").isEmpty();
            });
  }

  @AfterEach
  void itLeaves() throws Exception {
    reader.close();
  }

  @Test
  void aRecordIsToldAsTheApiWouldWriteIt() throws Exception {
    // when
    Instant now = Instant.ofEpochMilli(Instant.now().toEpochMilli());
    post("van-live", now, 48.137, ",\"heading\":90,\"driver_id\":\"drv-1\",\"ignition\":true");

    // then
    JsonNode told = reader.await("vehicle", v -> is(v, "van-live"));
    assertThat(told.get("ts").asText()).isEqualTo(Iso8601.format(now.toEpochMilli()));
    assertThat(told.get("lat").asDouble()).isEqualTo(48.137);
    assertThat(told.get("speed_kmph").asDouble()).isEqualTo(36);
    assertThat(told.get("heading").asDouble()).isEqualTo(90);
    assertThat(told.get("state").asText()).isEqualTo("unknown");
    assertThat(told.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "vehicle_id",
            "ts",
            "lat",
            "lon",
            "speed_kmph",
            "heading",
            "ignition",
            "driver_id",
            "state",
            "last_seen");
  }

  @Test
  void aLateFixDoesNotMoveTheVehicleBack() throws Exception {
    // given
    Instant now = Instant.now();
    post("van-late", now, 48.2, "");
    reader.await("vehicle", v -> is(v, "van-late"));

    // when
    post("van-late", now.minusSeconds(60), 48.1, "");
    post("van-late", now.plusSeconds(1), 48.3, "");

    // then
    reader.await("vehicle", v -> is(v, "van-late") && v.get("lat").asDouble() == 48.3);
    assertThat(reader.vehicle("van-late"))
        .noneMatch(told -> told.get("lat").asDouble() == 48.1)
        .isSortedAccordingTo(java.util.Comparator.comparing(told -> told.get("ts").asText()));
  }

  @Test
  void aPrivatePositionIsNeverTold() throws Exception {
    // given
    Instant now = Instant.now();
    post("van-private", now, 48.4, "");
    reader.await("vehicle", v -> is(v, "van-private"));

    // when
    post("van-private", now.plusSeconds(1), 48.5, ",\"private\":true");
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, private)
        SELECT 'van-private', now64(3) + 2, 1, 1, 48600000, 11000000, true
        """);
    post("van-private", now.plusSeconds(5), 48.7, "");

    // then
    reader.await("vehicle", v -> is(v, "van-private") && v.get("lat").asDouble() == 48.7);
    assertThat(reader.vehicle("van-private"))
        .noneMatch(told -> told.get("lat").asDouble() == 48.5)
        .noneMatch(told -> told.get("lat").asDouble() == 48.6);
  }

  @Test
  void whatIsNoTelemetryOrFromTheFutureIsPassedOver() throws Exception {
    // when
    log.write(Topic.TELEMETRY_RAW, "x", "no json");
    log.write(
        Topic.TELEMETRY_RAW, Heartbeat.KEY, new String(Heartbeat.value(), StandardCharsets.UTF_8));
    log.write(Topic.ALERTS, "x", "{}");
    log.write(Topic.METRICS_LIVE, "x", "[1]");
    post("van-future", Instant.now().plus(Duration.ofMinutes(10)), 48.1, "");
    post("van-future", Instant.now(), 48.2, "");

    // then
    JsonNode told = reader.await("vehicle", v -> is(v, "van-future"));
    assertThat(told.get("lat").asDouble()).isEqualTo(48.2);
    assertThat(given().get("/q/metrics").asString())
        .containsPattern("fleet_query_live_dropped_total\\{reason=\"unreadable\".*} [1-9]")
        .contains("fleet_query_live_clients", "fleet_query_live_lag_records");
  }

  @Test
  void alertsAndPanelsPass() throws Exception {
    // when
    log.write(Topic.ALERTS, "van-9", ALERT.formatted("alert-1"));
    log.write(
        Topic.METRICS_LIVE, "p", "{\"panel\":\"fleet_activity\",\n \"events\":12, \"alerts\":1}");

    // then
    JsonNode alert = reader.await("alert", a -> a.get("alert_id").asText().equals("alert-1"));
    assertThat(alert.get("severity").asInt()).isEqualTo(4);
    assertThat(alert.get("data").get("count").asInt()).isEqualTo(1);
    assertThat(reader.await("metrics", m -> true).get("events").asInt()).isEqualTo(12);
    reader.awaitComment();
  }

  @Test
  void whoJoinsLaterIsToldAllThereIsAndThenTheSame() throws Exception {
    // given
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6)
        VALUES ('van-stored', '2026-01-31 08:00:00', 1, 1, 48000000, 11000000)
        """);
    store.execute(
        """
        INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id, driver_id)
        VALUES ('van-stored', 1, 0, 'offline', '2026-01-31 08:04:00.000', NULL, '')
        """);
    log.write(Topic.ALERTS, "van-9", ALERT.formatted("alert-2"));
    reader.await("alert", a -> a.get("alert_id").asText().equals("alert-2"));
    JsonNode stored =
        reader.await("vehicle", v -> is(v, "van-stored") && is(v, "offline", "state"));

    // when
    try (LiveReader second = LiveReader.viewer()) {
      JsonNode end = second.await("snapshot", s -> true);
      post("van-both", Instant.now(), 48.1, "");

      // then
      assertThat(second.vehicle("van-stored")).containsExactly(stored);
      assertThat(second.events()).extracting(LiveReader.Event::name).startsWith("alert");
      assertThat(end.get("vehicles").asInt()).isPositive();
      assertThat(second.await("vehicle", v -> is(v, "van-both")))
          .isEqualTo(reader.await("vehicle", v -> is(v, "van-both")));
    }
  }

  @Test
  void aVehicleIsToldOfAtMostOnceASecond() throws Exception {
    // when
    Instant start = Instant.now();
    for (int i = 0; i < 500; i++) {
      log.writeLater(
          Topic.TELEMETRY_RAW, "van-fast", telemetry("van-fast", start.plusMillis(i), 48.1, ""));
    }
    post("van-fast", start.plusMillis(600), 48.9, "");

    // then
    reader.await("vehicle", v -> is(v, "van-fast") && v.get("lat").asDouble() == 48.9);
    long seconds = Duration.between(start, Instant.now()).toSeconds();
    assertThat(reader.vehicle("van-fast")).hasSizeLessThanOrEqualTo((int) seconds + 2);
  }

  @Test
  void onlyReadersMayListen() throws Exception {
    for (String role : List.of("viewer", "operator", "admin")) {
      try (LiveReader allowed = LiveReader.as(Client.token(role, Duration.ofMinutes(5)))) {
        assertThat(allowed.response().statusCode()).isEqualTo(200);
      }
    }
    try (LiveReader device = LiveReader.as(Client.token("device", Duration.ofMinutes(5)))) {
      assertThat(device.response().statusCode()).isEqualTo(403);
    }
    assertThat(given().get("/v1/live").statusCode()).isEqualTo(401);
    assertThat(given().get("/v1/live?access_token=" + Client.token("admin", SOON)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void theStreamEndsWithItsToken() throws Exception {
    try (LiveReader brief = LiveReader.as(Client.token("viewer", Duration.ofSeconds(3)))) {
      assertThat(brief.response().statusCode()).isEqualTo(200);
      brief.awaitEnd();
    }
  }

  private void post(String vehicle, Instant at, double lat, String more) throws Exception {
    log.write(Topic.TELEMETRY_RAW, vehicle, telemetry(vehicle, at, lat, more));
  }

  private static String telemetry(String vehicle, Instant at, double lat, String more) {
    return "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"lat\":%s,\"lon\":11.5,\"speed_kmph\":36%s}"
        .formatted(vehicle, at.toEpochMilli(), lat, more);
  }

  private static boolean is(JsonNode vehicle, String id) {
    return is(vehicle, id, "vehicle_id");
  }

  private static boolean is(JsonNode node, String text, String field) {
    return node.get(field).asText().equals(text);
  }
}
