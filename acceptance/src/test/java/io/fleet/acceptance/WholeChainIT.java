package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Topic;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The whole chain as its users know it: devices post, parts die, and what comes out is what the
 * vehicles did. One stack serves all tests; each has vehicles of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(300)
@ResourceLock(CalmStack.LOCK)
@Order(1)
class WholeChainIT {
  @TempDir static Path directory;

  private static final String ALERT = "alert=[^?]";
  private static final String DEAD_LETTERS = "SELECT count() FROM dead_letters FINAL";

  private static FleetStack stack;
  private static FleetClient client;
  private static SixDrives drives;
  private static RawLog log;
  private static WebhookListener listener;
  private static Path messages;

  @BeforeAll
  static void up() throws Exception {
    CalmStack.rest();
    stack = FleetStack.start(directory.resolve("data"), "--no-simulator");
    client = new FleetClient(stack);
    drives = new SixDrives(stack, client);
    log = new RawLog(stack);
    messages = directory.resolve("messages.txt");
    listener = new WebhookListener(stack, messages).awaitRegistered(client);
  }

  @AfterAll
  static void down() throws Exception {
    if (listener != null) {
      listener.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  @Order(1)
  void realDrivesBecomeTripsEpisodesAndSignedMessages() throws Exception {
    SixDrives.assumeThere();

    // when
    drives.replayBoth("ndsbr-");

    // then
    drives.assertFound("ndsbr-");
    assertThat(client.count("SELECT count() FROM telemetry FINAL WHERE vehicle_id LIKE 'ndsbr-%'"))
        .isEqualTo(SixDrives.ROWS);
    assertThat(client.count("SELECT countIf(lat_e6 IS NULL) FROM telemetry FINAL")).isEqualTo(1);
    client
        .soon()
        .untilAsserted(() -> assertThat(verified(ALERT)).hasSize(SixDrives.ALERT_VERSIONS));
    assertThat(verified("trip.completed")).hasSize(SixDrives.ENDED_TRIPS);
    assertThat(verified("vehicle.online")).hasSize(SixDrives.VEHICLES);
    assertThat(verified(""))
        .hasSize(SixDrives.ALERT_VERSIONS + SixDrives.ENDED_TRIPS + SixDrives.VEHICLES);
    assertThat(log.alertVersions()).hasSize(SixDrives.ALERT_VERSIONS);
    client
        .soon()
        .untilAsserted(
            () ->
                assertThat(client.count("SELECT uniq(alert_id) FROM alerts"))
                    .isEqualTo(SixDrives.ALERTS));
    assertThat(client.list("/v1/alerts")).hasSize(SixDrives.ALERTS);
  }

  @Test
  @Order(2)
  void theSameReplayAgainChangesNothing() throws Exception {
    SixDrives.assumeThere();
    // given: nothing that time alone brings is still to come
    drives.awaitHalts();
    client.awaitQuiet();
    TreeMap<String, String> before = client.finalTables();
    List<String> messagesBefore = verified("");
    long rawBefore = client.count("SELECT count() FROM telemetry");

    // when
    drives.replayBoth("ndsbr-");
    client.soon().until(() -> client.count("SELECT count() FROM telemetry") > rawBefore);
    client.awaitQuiet();

    // then
    assertThat(client.finalTables()).isEqualTo(before);
    assertThat(verified("")).isEqualTo(messagesBefore);
  }

  @Test
  @Order(3)
  void fixAndSosOfOneInstantAreTwoEventsAndOneAlertInEitherOrder() throws Exception {
    for (String vehicle : List.of("fix-first", "sos-first")) {
      // given
      String who = "{\"vehicle_id\":\"" + vehicle + "\",\"timestamp\":\"" + Instant.now() + "\",";
      String fix = who + "\"lat\":48.1,\"lon\":11.5}";
      String sos = who + "\"sos\":true}";
      List<String> bodies =
          vehicle.equals("fix-first") ? List.of(fix, sos, fix, sos) : List.of(sos, fix, sos, fix);

      // when
      for (String body : bodies) {
        assertThat(client.post(body).statusCode()).isEqualTo(202);
      }

      // then
      String rows = "SELECT count() FROM telemetry FINAL WHERE vehicle_id='" + vehicle + "'";
      client.soon().until(() -> client.count(rows) == 2);
      client.awaitQuiet();
      List<JsonNode> alerts = client.list("/v1/alerts?vehicle_id=" + vehicle);
      assertThat(alerts).hasSize(1);
      assertThat(alerts.get(0).get("alert_type").asText()).isEqualTo("sos");
      assertThat(alerts.get(0).get("position").get("lat").asDouble()).isEqualTo(48.1);
    }
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
        client.post(GzipBomb.bytes(), "application/json", authorized("Content-Encoding", "gzip")),
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

    // and what is kept of them has come to the table
    List<String> kept = new ArrayList<>();
    log.readWhole(List.of(Topic.DEAD_LETTERS), (topic, letter) -> kept.add(letter));
    assertThat(kept).isNotEmpty();
    client.soon().until(() -> client.count(DEAD_LETTERS) == kept.size());
  }

  @Test
  @Order(5)
  void poisonInTheLogEndsAsDeadLettersAndTheJobGoesOn() throws Exception {
    // given
    long before = client.count(DEAD_LETTERS);
    byte[] binary = new byte[64];
    new Random(1).nextBytes(binary);

    // when
    log.write(Topic.TELEMETRY_RAW, "poison", binary);
    log.write(
        Topic.TELEMETRY_RAW, "poison", "{\"vehicle_id\":\"poi".getBytes(StandardCharsets.UTF_8));
    log.write(Topic.TELEMETRY_RAW, "poison", "x".repeat(2 << 20).getBytes(StandardCharsets.UTF_8));
    assertThat(client.post(good("after-poison")).statusCode()).isEqualTo(202);

    // then
    client.soon().until(() -> client.count(DEAD_LETTERS) == before + 3);
    client
        .soon()
        .until(
            () ->
                client.count("SELECT count() FROM telemetry WHERE vehicle_id='after-poison'") == 1);
    assertThat(client.count("SELECT max(length(payload)) FROM dead_letters")).isEqualTo(2 << 20);
  }

  @Test
  @Order(6)
  void otherProducersRecordsAreTaken() throws Exception {
    // given
    long deadBefore = client.count(DEAD_LETTERS);

    // when
    new OtherProducer(log).writeOneOfEach("veh_1000", "drv_2000", Instant.now());

    // then
    client
        .soon()
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
    assertThat(client.count(DEAD_LETTERS)).isEqualTo(deadBefore);
  }

  @Test
  @Order(7)
  void killedTaskManagerChangesNothing() throws Exception {
    replayWhileKilling("flink-taskmanager", "tm-");
    drives.assertFound("tm-");
    drives.assertSame("ndsbr-", "tm-");
  }

  @Test
  @Order(8)
  void killedClickHouseChangesNothing() throws Exception {
    replayWhileKilling("clickhouse", "ch-");
    drives.assertFound("ch-");
    drives.assertSame("ndsbr-", "ch-");
  }

  @Test
  @Order(9)
  void aCopyKeptThroughTheFeedSinceTheBeginningIsWhatAFreshReadShows() throws Exception {
    SixDrives.assumeThere();
    // given all of the above: replays, repeats, a task manager and a store that died
    client.awaitQuiet();
    FeedCopy copy = new FeedCopy(client, "oldest");

    // when
    copy.follow(0);

    // then
    assertThat(copy.trips()).isNotEmpty();
    assertThat(copy.trips()).isEqualTo(FeedCopy.byId(client.list("/v1/trips?source=detected")));
  }

  @Test
  @Order(10)
  void whatAChangeNamesIsReadableThreeSecondsLater() throws Exception {
    // given
    FeedCopy copy = new FeedCopy(client, "now");
    copy.follow(0);

    // when a vehicle has driven for three minutes
    assertThat(client.post(threeMinutesOf("feed-van")).statusCode()).isEqualTo(202);
    JsonNode change = copy.follow(30).get(0);

    // then
    assertThat(change.get("vehicle_id").asText()).isEqualTo("feed-van");
    assertThat(change.get("state").asText()).isEqualTo("open");
    await()
        .atMost(Duration.ofSeconds(3))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> version("feed-van") >= change.get("version").asLong());
  }

  private static long version(String vehicleId) throws Exception {
    return client.list("/v1/trips?vehicle_id=" + vehicleId).stream()
        .mapToLong(trip -> trip.get("version").asLong())
        .max()
        .orElse(0);
  }

  /** At 60 km/h to the north, up to now, a message a second. */
  private static String threeMinutesOf(String vehicleId) {
    Instant start = Instant.now().minusSeconds(180);
    return IntStream.rangeClosed(0, 180)
        .mapToObj(
            second ->
                "{\"vehicle_id\":\"%s\",\"timestamp\":\"%s\",\"lat\":%s,\"lon\":11.5,\"speed_kmph\":60}"
                    .formatted(vehicleId, start.plusSeconds(second), 48.1 + second * 0.00015))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  @Order(11)
  void downAndUpGoesOnWhereItWas() throws Exception {
    // given
    client.awaitQuiet();
    TreeMap<String, String> before = client.finalTables();

    // when
    stack.down();
    stack.up("--no-simulator");
    client = new FleetClient(stack);
    drives = new SixDrives(stack, client);
    assertThat(client.post(good("after-restart")).statusCode()).isEqualTo(202);

    // then
    client
        .soon()
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
    SixDrives.assumeThere();
    Path out = directory.resolve(prefix + "replay.txt");
    Process replay = drives.launchReplay("A", prefix, out);
    client
        .soon()
        .until(
            () ->
                client.count(
                        "SELECT count() FROM telemetry WHERE vehicle_id LIKE '" + prefix + "%'")
                    > 0);
    assertThat(replay.isAlive()).as("the replay is under way").isTrue();
    stack.kill(part);
    drives.replay("B", prefix);
    assertThat(replay.waitFor()).as(Files.readString(out)).isZero();
    stack.awaitHealthy(part);
  }

  /** Messages whose line has this part: their type, or that they are an alert's. */
  private static List<String> verified(String part) throws IOException {
    try (Stream<String> lines = Files.lines(messages)) {
      return lines
          .filter(line -> line.endsWith(" verified") && line.matches(".*" + part + ".*"))
          .sorted()
          .toList();
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
}
