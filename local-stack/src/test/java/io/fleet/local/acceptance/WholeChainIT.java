package io.fleet.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Iso8601;
import io.fleet.events.Topic;
import io.fleet.local.FleetStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole chain as its users know it: devices post, parts die, and what comes out is what the
 * vehicles did. One stack serves all tests; each has vehicles of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
class WholeChainIT {
  private static final Path DRIVES =
      Path.of(System.getenv().getOrDefault("FLEET_DRIVES", "../../shared/data")).resolve("ndsbr");
  private static final int ROWS_OF_BOTH_DRIVERS = 13_399;

  /** Trip, start, end, distance in m and overspeed episodes, as the data set's README counts. */
  private static final List<Drive> SIX_DRIVES =
      List.of(
          new Drive("A", "2019-08-26T22:17:43Z", "2019-08-26T22:47:44Z", 13_547, 5),
          new Drive("A", "2019-08-29T10:42:53Z", "2019-08-29T10:59:05Z", 6_070, 3),
          new Drive("A", "2019-09-02T20:36:10Z", "2019-09-02T20:49:06Z", 2_743, 0),
          new Drive("B", "2019-09-10T20:08:43Z", "2019-09-10T20:39:04Z", 7_032, 1),
          new Drive("B", "2019-09-12T20:04:45Z", "2019-09-12T20:58:02Z", 18_589, 10),
          new Drive("B", "2019-09-17T09:49:11Z", "2019-09-17T10:58:22Z", 25_459, 12));

  private record Drive(
      String driver, String start, String end, double distanceM, int overspeedEpisodes) {}

  @TempDir static Path directory;

  private static FleetStack stack;
  private static FleetClient client;
  private static Process listener;
  private static Path messages;

  @BeforeAll
  static void up() throws Exception {
    stack = FleetStack.start(directory.resolve("data"), "--no-simulator");
    client = new FleetClient(stack);
    messages = directory.resolve("messages.txt");
    listener = stack.launch(messages, "webhook", "listen", "--port", "0");
    await("the listener")
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.readString(messages).contains("Listening"));
    Instant listening = Instant.now().plusSeconds(2);
    await().atMost(Duration.ofSeconds(5)).until(() -> Instant.now().isAfter(listening));
  }

  @AfterAll
  static void down() throws Exception {
    if (listener != null) {
      listener.destroy();
      listener.waitFor();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void realDrivesBecomeTripsEpisodesAndSignedMessages() throws Exception {
    // when
    replayBoth("ndsbr-");

    // then
    assertSixTrips("ndsbr-");
    assertThat(client.count("SELECT count() FROM telemetry FINAL WHERE vehicle_id LIKE 'ndsbr-%'"))
        .isEqualTo(ROWS_OF_BOTH_DRIVERS);
    assertThat(client.count("SELECT countIf(lat_e6 IS NULL) FROM telemetry FINAL")).isEqualTo(1);
    long alertVersions = 2 * 31;
    soon().untilAsserted(() -> assertThat(verified()).hasSize((int) alertVersions));
    assertThat(client.count("SELECT uniq(alert_id, version) FROM alerts")).isEqualTo(alertVersions);
    assertThat(client.list("/v1/alerts")).hasSize(31);
  }

  @Test
  @Order(2)
  void theSameReplayAgainChangesNothing() throws Exception {
    assumeTrue(Files.exists(DRIVES));
    // given
    TreeMap<String, String> before = client.finalTables();
    List<String> messagesBefore = verified();
    long rawBefore = client.count("SELECT count() FROM telemetry");

    // when
    replayBoth("ndsbr-");
    soon().until(() -> client.count("SELECT count() FROM telemetry") > rawBefore);
    awaitQuietStaging();

    // then
    assertThat(client.finalTables()).isEqualTo(before);
    assertThat(verified()).isEqualTo(messagesBefore);
  }

  @Test
  @Order(3)
  void fixAndSosOfOneInstantAreTwoEventsAndOneAlert() throws Exception {
    // given
    String at = Instant.now().toString();
    String fix =
        "{\"vehicle_id\":\"sos-1\",\"timestamp\":\"" + at + "\",\"lat\":48.1,\"lon\":11.5}";
    String sos = "{\"vehicle_id\":\"sos-1\",\"timestamp\":\"" + at + "\",\"sos\":true}";

    // when
    for (String body : List.of(fix, sos, sos, fix)) {
      assertThat(client.post(body).statusCode()).isEqualTo(202);
    }

    // then
    soon()
        .until(
            () ->
                client.count("SELECT count() FROM telemetry FINAL WHERE vehicle_id='sos-1'") == 2);
    soon().untilAsserted(() -> assertThat(client.list("/v1/alerts?vehicle_id=sos-1")).hasSize(1));
    awaitQuietStaging();
    JsonNode alert = client.list("/v1/alerts?vehicle_id=sos-1").get(0);
    assertThat(alert.get("alert_type").asText()).isEqualTo("sos");
    assertThat(alert.get("position").get("lat").asDouble()).isEqualTo(48.1);
  }

  @Test
  @Order(4)
  void badInputIsAnsweredAndTheNextGoodEventAccepted() throws Exception {
    String now = Instant.now().toString();
    assertRefused(client.post("no JSON"), 400, "malformed");
    assertRefused(
        client.post("{\"vehicle_id\":7,\"timestamp\":\"" + now + "\"}"), 422, "vehicle_id");
    assertRefused(client.post("{\"timestamp\":\"" + now + "\",\"rpm\":1}"), 422, "vehicle_id");
    assertRefused(client.post(bad("1980-01-01T00:00:00Z")), 422, "clock");
    assertRefused(client.post(bad(Instant.now().plusSeconds(3_600).toString())), 422, "clock");
    assertRefused(client.post(new byte[50 << 20], "application/json"), 413, "too-large");
    assertRefused(
        client.post(bomb(), "application/json", authorized("Content-Encoding", "gzip")),
        413,
        "too-large");
    assertRefused(client.post("[" + "0,".repeat(999_999) + "0]"), 413, "too-many-events");
    assertRefused(
        client.post(
            bad(now).getBytes(StandardCharsets.UTF_8),
            "application/json",
            "Authorization",
            "Bearer nonsense"),
        401,
        "unauthorized");
    HttpResponse<String> odd =
        client.post(
            "{\"vehicle_id\":\"bad-1\",\"timestamp\":\""
                + now
                + "\",\"lat\":NaN,\"lon\":500,\"rpm\":800}");
    assertThat(odd.statusCode()).isEqualTo(202);
    assertThat(odd.body()).contains("\"dropped\":[\"lat\",\"lon\"]");
    assertThat(client.post(bad(now)).statusCode()).isEqualTo(202);
  }

  @Test
  @Order(5)
  void poisonInTheLogEndsAsDeadLettersAndTheJobGoesOn() throws Exception {
    // given
    long before = client.count("SELECT count() FROM dead_letters FINAL");
    byte[] binary = new byte[64];
    new Random(1).nextBytes(binary);

    // when
    write(Topic.TELEMETRY_RAW, "poison", binary);
    write(Topic.TELEMETRY_RAW, "poison", "{\"vehicle_id\":\"poi".getBytes(StandardCharsets.UTF_8));
    write(Topic.TELEMETRY_RAW, "poison", "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));
    assertThat(client.post(good("after-poison")).statusCode()).isEqualTo(202);

    // then
    soon().until(() -> client.count("SELECT count() FROM dead_letters FINAL") == before + 3);
    soon()
        .until(
            () ->
                client.count("SELECT count() FROM telemetry WHERE vehicle_id='after-poison'") == 1);
    assertThat(client.count("SELECT max(length(payload)) FROM dead_letters")).isEqualTo(2 << 20);
  }

  @Test
  @Order(6)
  void otherProducersRecordsAreTaken() throws Exception {
    // given
    long deadBefore = client.count("SELECT count() FROM dead_letters FINAL");
    String now = Iso8601.format(Instant.now().toEpochMilli()).replace("Z", "456+00:00");
    String who = "\"vehicle_id\":\"veh_1000\",\"driver_id\":\"drv_2000\"";

    // when
    write(
        Topic.TELEMETRY_RAW,
        "veh_1000",
        "{\"event_id\":\"6c1d\","
            + who
            + ",\"trip_id\":\"\",\"timestamp\":\""
            + now
            + "\",\"lat\":12.9012345,\"lon\":77.6012345,\"speed_kmph\":42.17,\"heading\":91.25,"
            + "\"sat_count\":9,\"battery_v\":12.61}");
    write(
        Topic.TRIP_EVENTS,
        "veh_1000",
        "{\"trip_id\":\"trip_veh_1000_1\","
            + who
            + ",\"event_type\":\"trip_start\",\"timestamp\":\""
            + now
            + "\",\"origin_lat\":12.9,\"origin_lon\":77.6}");
    write(
        Topic.VEHICLE_STATUS,
        "veh_1000",
        "{\"vehicle_id\":\"veh_1000\",\"timestamp\":\""
            + now
            + "\",\"fuel_pct\":55.1,\"engine_temp_c\":84.2,\"odometer_km\":120345,\"fault_codes\":[\"P0420\"]}");
    write(
        Topic.DRIVER_EVENTS,
        "drv_2000",
        "{" + who + ",\"event_type\":\"driver_login\",\"timestamp\":\"" + now + "\"}");
    write(
        Topic.ALERTS,
        "veh_1000",
        "{\"alert_id\":\"0b5f\",\"ts\":\""
            + now
            + "\",\"vehicle_id\":\"veh_1000\",\"trip_id\":\"\","
            + "\"alert_type\":\"overspeed\",\"severity\":2,\"details\":\"speed=91.2\"}");

    // then
    soon()
        .untilAsserted(
            () -> {
              assertThat(client.list("/v1/trips?vehicle_id=veh_1000")).hasSize(1);
              assertThat(client.list("/v1/alerts?vehicle_id=veh_1000")).hasSize(1);
              assertThat(client.list("/v1/drivers").toString()).contains("drv_2000");
              assertThat(client.count("SELECT count() FROM vehicle_status")).isEqualTo(1);
              assertThat(client.count("SELECT count() FROM telemetry WHERE vehicle_id='veh_1000'"))
                  .isEqualTo(1);
            });
    assertThat(client.list("/v1/alerts?vehicle_id=veh_1000").get(0).get("source").asText())
        .isEqualTo("external");
    assertThat(client.count("SELECT count() FROM dead_letters FINAL")).isEqualTo(deadBefore);
  }

  @Test
  @Order(7)
  void killedTaskManagerChangesNothing() throws Exception {
    replayWhileKilling("flink-taskmanager", "tm-");
    assertSixTrips("tm-");
    assertSameAs("ndsbr-", "tm-");
  }

  @Test
  @Order(8)
  void killedClickHouseChangesNothing() throws Exception {
    replayWhileKilling("clickhouse", "ch-");
    assertSixTrips("ch-");
    assertSameAs("ndsbr-", "ch-");
  }

  @Test
  @Order(9)
  void downAndUpGoesOnWhereItWas() throws Exception {
    // given
    TreeMap<String, String> before = client.finalTables();

    // when
    stack.down();
    stack.up("--no-simulator");
    client = new FleetClient(stack);
    assertThat(client.post(good("after-restart")).statusCode()).isEqualTo(202);

    // then
    soon()
        .until(
            () ->
                client.count("SELECT count() FROM telemetry WHERE vehicle_id='after-restart'")
                    == 1);
    TreeMap<String, String> after = client.finalTables();
    for (String table : List.of("alerts", "dead_letters", "overspeed_episodes")) {
      assertThat(after.get(table)).as(table).isEqualTo(before.get(table));
    }
  }

  private static void replayWhileKilling(String part, String prefix) throws Exception {
    assumeTrue(Files.exists(DRIVES));
    Path out = directory.resolve(prefix + "replay.txt");
    Process replay = launchReplay("A", prefix, out);
    soon()
        .until(
            () ->
                client.count(
                        "SELECT count() FROM telemetry WHERE vehicle_id LIKE '" + prefix + "%'")
                    > 0);
    stack.kill(part);
    replay(prefix, "B");
    assertThat(replay.waitFor()).as(Files.readString(out)).isZero();
    stack.awaitHealthy(part);
  }

  private static Process launchReplay(String driver, String prefix, Path out) throws IOException {
    return stack.launch(out, replayWords(driver, prefix));
  }

  private static void replayBoth(String prefix) throws Exception {
    assumeTrue(Files.exists(DRIVES), "the real drives are not beside the project");
    replay(prefix, "A");
    replay(prefix, "B");
  }

  private static void replay(String prefix, String driver) throws Exception {
    stack.run(Duration.ofMinutes(2), replayWords(driver, prefix));
  }

  private static String[] replayWords(String driver, String prefix) {
    return new String[] {
      "replay",
      DRIVES.resolve("driver_" + driver + ".csv").toString(),
      "--format",
      "ndsbr",
      "--speed",
      "max",
      "--vehicle-prefix",
      prefix
    };
  }

  private static void assertSixTrips(String prefix) throws Exception {
    soon()
        .until(
            () ->
                client.count(
                        "SELECT count() FROM telemetry FINAL WHERE vehicle_id LIKE '"
                            + prefix
                            + "%'")
                    == ROWS_OF_BOTH_DRIVERS);
    awaitQuietStaging();
    for (Drive drive : SIX_DRIVES) {
      List<JsonNode> trips = client.list("/v1/trips?vehicle_id=" + prefix + drive.driver());
      assertThat(trips).hasSize(3);
      JsonNode trip =
          trips.stream()
              .filter(t -> t.get("started_at").asText().startsWith(drive.start().substring(0, 10)))
              .findFirst()
              .orElseThrow();
      assertThat(ms(trip, "started_at") - Iso8601.parse(drive.start()))
          .isBetween(-10_000L, 10_000L);
      assertThat(ms(trip, "ended_at") - Iso8601.parse(drive.end())).isBetween(-40_000L, 40_000L);
      assertThat(trip.get("distance_m").asDouble())
          .isBetween(drive.distanceM() * 0.98, drive.distanceM() * 1.02);
      assertThat(trip.get("overspeed_episodes").asInt()).isEqualTo(drive.overspeedEpisodes());
    }
    assertThat(
            client.count(
                "SELECT count() FROM overspeed_episodes FINAL WHERE vehicle_id LIKE '"
                    + prefix
                    + "%'"))
        .isEqualTo(31);
  }

  /** The same drives under other names: all that does not hold the name is equal. */
  private static void assertSameAs(String prefix, String otherPrefix) throws Exception {
    Map<String, String> columns =
        Map.of(
            "trips",
            "started_at, ended_at, distance_mm, moving_ms, standing_ms, stops,"
                + " overspeed_episodes, max_speed_ckmph, end_lat_e6, end_lon_e6",
            "overspeed_episodes",
            "started_at, ended_at, state, peak_ckmph, limit_ckmph, distance_mm, severity",
            "alerts",
            "started_at, ended_at, state, severity, alert_type");
    for (Map.Entry<String, String> entry : columns.entrySet()) {
      String hash =
          "SELECT count(), sum(cityHash64(%s)) FROM %s FINAL WHERE vehicle_id LIKE '%s%%'";
      String table = entry.getKey();
      assertThat(client.sql(String.format(hash, entry.getValue(), table, otherPrefix)))
          .as(table)
          .isEqualTo(client.sql(String.format(hash, entry.getValue(), table, prefix)));
    }
  }

  /** Until no row waits for ClickHouse: what was posted before is visible then. */
  private static void awaitQuietStaging() {
    TreeMap<String, String> last = new TreeMap<>();
    soon()
        .pollInterval(Duration.ofSeconds(4))
        .until(
            () -> {
              TreeMap<String, String> now = client.finalTables();
              boolean same = now.equals(last);
              last.putAll(now);
              return same;
            });
  }

  private static long ms(JsonNode node, String field) {
    return Iso8601.parse(node.get(field).asText());
  }

  private static List<String> verified() throws IOException {
    try (Stream<String> lines = Files.lines(messages)) {
      return lines.filter(line -> line.endsWith(" verified")).sorted().toList();
    }
  }

  private static void write(Topic topic, String key, String json) throws Exception {
    write(topic, key, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Topic topic, String key, byte[] value) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            stack.bootstrapServers(),
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            topic.maxMessageBytes());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(topic.topicName(), key.getBytes(StandardCharsets.UTF_8), value))
          .get();
    }
  }

  private static String[] authorized(String... headers) throws Exception {
    return Stream.concat(Stream.of("Authorization", "Bearer " + stack.token()), Stream.of(headers))
        .toArray(String[]::new);
  }

  private static void assertRefused(HttpResponse<String> response, int status, String reason) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(response.body()).contains(reason);
  }

  private static String bad(String timestamp) {
    return "{\"vehicle_id\":\"bad-1\",\"timestamp\":\"" + timestamp + "\",\"rpm\":800}";
  }

  private static String good(String vehicleId) {
    return "{\"vehicle_id\":\""
        + vehicleId
        + "\",\"timestamp\":\""
        + Instant.now()
        + "\",\"rpm\":800}";
  }

  private static byte[] bomb() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gzip.write(zeros);
      }
    }
    return bytes.toByteArray();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500));
  }
}
