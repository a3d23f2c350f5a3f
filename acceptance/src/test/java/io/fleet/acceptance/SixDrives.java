package io.fleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Iso8601;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The six real drives: replayed from where they lie, and what their README counts in them. */
record SixDrives(FleetStack stack, FleetClient client) {
  /** Rows of both drivers' files. */
  static final int ROWS = 13_399;

  /** Overspeed episodes of all six. */
  static final int OVERSPEED_EPISODES = 31;

  /** Harsh manoeuvres of all six, as the speeds of the files say. */
  static final int HARSH_EVENTS = 7;

  /** The last three of them lie within 88 s. */
  static final int AGGRESSIVE_DRIVING = 1;

  /** Three episodes that begin within an hour of each other. */
  static final int REPEATED_OVERSPEED = 9;

  /** Two of the harsh brakings. */
  static final int BRAKED_OUT_OF_OVERSPEED = 2;

  static final int ALERTS =
      OVERSPEED_EPISODES
          + HARSH_EVENTS
          + AGGRESSIVE_DRIVING
          + REPEATED_OVERSPEED
          + BRAKED_OUT_OF_OVERSPEED;

  /** Episodes that get worse after they have been told. */
  static final int WORSENED = 3;

  /** Each alert is opened and resolved. */
  static final int ALERT_VERSIONS = 2 * ALERTS + WORSENED;

  /** Of each driver the last trip stays open. */
  static final int ENDED_TRIPS = 4;

  static final int VEHICLES = 2;

  private static final Path FOLDER =
      Path.of(System.getenv().getOrDefault("FLEET_DRIVES", "../../shared/data")).resolve("ndsbr");

  private static final List<Drive> DRIVES =
      List.of(
          new Drive("A", "2019-08-26T22:17:43Z", "2019-08-26T22:47:44Z", 13_547, 5),
          new Drive("A", "2019-08-29T10:42:53Z", "2019-08-29T10:59:05Z", 6_070, 3),
          new Drive("A", "2019-09-02T20:36:10Z", "2019-09-02T20:49:06Z", 2_743, 0),
          new Drive("B", "2019-09-10T20:08:43Z", "2019-09-10T20:39:04Z", 7_032, 1),
          new Drive("B", "2019-09-12T20:04:45Z", "2019-09-12T20:58:02Z", 18_589, 10),
          new Drive("B", "2019-09-17T09:49:11Z", "2019-09-17T10:58:22Z", 25_459, 12));

  private record Drive(
      String driver, String start, String end, double distanceM, int overspeedEpisodes) {}

  static void assumeThere() {
    assumeTrue(Files.exists(FOLDER), "the real drives are not beside the project");
  }

  void replayBoth(String prefix) throws Exception {
    replay("A", prefix);
    replay("B", prefix);
  }

  void replay(String driver, String prefix) throws Exception {
    stack.run(Duration.ofMinutes(2), words(driver, prefix));
  }

  /** Starts a replay in small requests, so that it is under way for some seconds. */
  Process launchReplay(String driver, String prefix, Path output) throws IOException {
    String[] words = Arrays.copyOf(words(driver, prefix), words(driver, prefix).length + 2);
    words[words.length - 2] = "--batch";
    words[words.length - 1] = "3";
    return stack.launch(output, words);
  }

  private static String[] words(String driver, String prefix) {
    String file = FOLDER.resolve("driver_" + driver + ".csv").toString();
    return new String[] {
      "replay", file, "--format", "ndsbr", "--speed", "max", "--vehicle-prefix", prefix
    };
  }

  /** All rows are there, and every drive is the trip it was. */
  void assertFound(String prefix) throws Exception {
    client()
        .soon()
        .until(
            () ->
                client()
                        .count(
                            "SELECT count() FROM telemetry FINAL WHERE vehicle_id LIKE '"
                                + prefix
                                + "%'")
                    == ROWS);
    client().awaitQuiet();
    for (Drive drive : DRIVES) {
      List<JsonNode> trips = client().list("/v1/trips?vehicle_id=" + prefix + drive.driver());
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
            client()
                .count(
                    "SELECT count() FROM overspeed_episodes FINAL WHERE vehicle_id LIKE '"
                        + prefix
                        + "%'"))
        .isEqualTo(OVERSPEED_EPISODES);
  }

  /**
   * Until nobody counts as driving any more: both drives end at a halt, and a minute of silence
   * after it is told by ticks, whenever the rows themselves were there.
   */
  void awaitHalts() {
    client()
        .soon()
        .atMost(Duration.ofMinutes(3))
        .until(
            () ->
                client()
                        .count(
                            "SELECT count() FROM duty_segments FINAL"
                                + " WHERE state = 'open' AND kind = 'driving'")
                    == 0);
  }

  /**
   * The same drives under other names: all that does not hold the name is equal. Where three of
   * them brake at one place there is a dangerous place besides, told under one of the names.
   */
  void assertSame(String prefix, String otherPrefix) throws Exception {
    Map<String, String> columns =
        Map.of(
            "trips FINAL",
            "started_at, ended_at, distance_mm, moving_ms, standing_ms, stops,"
                + " overspeed_episodes, max_speed_ckmph, end_lat_e6, end_lon_e6",
            "overspeed_episodes FINAL",
            "started_at, ended_at, state, peak_ckmph, limit_ckmph, distance_mm, severity",
            "harsh_events FINAL",
            "started_at, ended_at, kind, peak_mg, severity, source, speed_ckmph",
            "(SELECT * FROM alerts FINAL WHERE alert_type != 'dangerous_place')",
            "started_at, ended_at, state, severity, alert_type");
    for (Map.Entry<String, String> entry : columns.entrySet()) {
      String hash = "SELECT count(), sum(cityHash64(%s)) FROM %s WHERE vehicle_id LIKE '%s%%'";
      String table = entry.getKey();
      assertThat(client().sql(String.format(hash, entry.getValue(), table, otherPrefix)))
          .as(table)
          .isEqualTo(client().sql(String.format(hash, entry.getValue(), table, prefix)));
    }
  }

  private static long ms(JsonNode node, String field) {
    return Iso8601.parse(node.get(field).asText());
  }
}
