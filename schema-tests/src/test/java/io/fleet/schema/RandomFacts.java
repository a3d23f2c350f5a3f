package io.fleet.schema;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Facts as a restless fleet writes them: messages in several contents, episodes, manoeuvres and
 * alerts in several versions, some withdrawn in the end, over five hours around a change of month.
 * The same seed gives the same rows.
 */
final class RandomFacts {
  private static final long START_MS = Instant.parse("2026-01-31T21:30:00Z").toEpochMilli();
  private static final int SPAN_S = 5 * 3_600;
  private static final String AS_THE_SINK_DOES =
      " SETTINGS async_insert = 0, insert_deduplicate = 0";

  private final Random random;

  RandomFacts(long seed) {
    random = new Random(seed);
  }

  /** INSERT statements in random order, many of them twice: their rows overlap and repeat. */
  List<String> inserts() {
    List<String> inserts = new ArrayList<>();
    blocks(
        inserts,
        "telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, speed_ckmph,"
            + " heading_ddeg, ignition, odometer_m)",
        telemetry());
    blocks(
        inserts,
        "overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, ended_at)",
        findings());
    blocks(
        inserts,
        "harsh_events (vehicle_id, started_at, event_id, version, withdrawn, ended_at)",
        findings());
    blocks(
        inserts,
        "alerts (vehicle_id, started_at, alert_id, version, withdrawn, ts, state, alert_type,"
            + " severity, late)",
        alerts());
    Collections.shuffle(inserts, random);
    return inserts;
  }

  private void blocks(List<String> inserts, String into, List<String> rows) {
    Collections.shuffle(rows, random);
    for (int from = 0; from < rows.size(); from += 60) {
      int to = Math.min(rows.size(), from + 60);
      String insert =
          "INSERT INTO fleet."
              + into
              + AS_THE_SINK_DOES
              + " VALUES "
              + join(rows.subList(from, to));
      for (int time = 0; time <= random.nextInt(2); time++) {
        inserts.add(insert);
      }
    }
  }

  private static String join(List<String> rows) {
    return String.join(", ", rows);
  }

  private List<String> telemetry() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String key = vehicle() + ", " + time() + ", " + random.nextInt(1_000_000);
      boolean positioned = random.nextInt(5) > 0;
      boolean knowsIgnition = random.nextInt(4) > 0;
      for (int content = 0; content <= random.nextInt(3); content++) {
        rows.add(
            "(%s, %d, 'd%d', %s, %s, %s, %s, %s, %s)"
                .formatted(
                    key,
                    random.nextInt(Integer.MAX_VALUE),
                    random.nextInt(3),
                    positioned ? "" + random.nextInt(90_000_000) : "NULL",
                    positioned ? "" + random.nextInt(180_000_000) : "NULL",
                    numberOrNull(13_000),
                    numberOrNull(3_600),
                    knowsIgnition ? "" + random.nextBoolean() : "NULL",
                    numberOrNull(200_000)));
      }
    }
    return rows;
  }

  private List<String> findings() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String key = vehicle() + ", " + time() + ", '" + id() + "'";
      int versions = 1 + random.nextInt(4);
      for (int version = 1; version <= versions; version++) {
        rows.add("(%s, %d, %d, %s)".formatted(key, version, withdrawn(version), time()));
      }
    }
    return rows;
  }

  private List<String> alerts() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      String key = vehicle() + ", " + time() + ", '" + id() + "'";
      int versions = 1 + random.nextInt(4);
      for (int version = 1; version <= versions; version++) {
        rows.add(
            "(%s, %d, %d, %s, '%s', '%s', %d, %s)"
                .formatted(
                    key,
                    version,
                    withdrawn(version),
                    time(),
                    oneOf("opened", "updated", "resolved"),
                    oneOf("overspeed", "sos", "harsh_braking"),
                    1 + random.nextInt(4),
                    random.nextBoolean()));
      }
    }
    return rows;
  }

  private int withdrawn(int version) {
    return version > 1 && random.nextInt(4) == 0 ? 1 : 0;
  }

  private String vehicle() {
    return "'v" + random.nextInt(4) + "'";
  }

  private String time() {
    long ms = START_MS + random.nextInt(SPAN_S) * 1_000L + random.nextInt(3) * 500L;
    return "'" + Instant.ofEpochMilli(ms).toString().replace("T", " ").replace("Z", "") + "'";
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private String numberOrNull(int bound) {
    return random.nextInt(4) == 0 ? "NULL" : "" + random.nextInt(bound);
  }

  private String oneOf(String... words) {
    return words[random.nextInt(words.length)];
  }
}
