package io.fleet.local.capability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.events.capability.Capability;
import io.fleet.events.capability.Signal;
import io.fleet.schema.SchemaMigrator;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day's rows say of vehicles that are heard more or less often. */
class LearnerTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-10");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  private static EmbeddedClickHouseServer store;

  @BeforeAll
  static void aDayOfAFleet() throws Exception {
    store = EmbeddedClickHouseServer.start(directory, 0);
    new SchemaMigrator(store.jdbcUrl("default"), "default", "", "fleet").migrate();
    // once a second, every tenth message twice, and parked for hours with a message a minute
    drive("second", 1, 600, "5000, 11000000 + number * 100");
    drive("second", 10, 60, "5000, 11000000 + number * 1000");
    insert("second", "'2026-03-10 09:00:00.000'", 60, 200, "0, 11060000");
    // every 30 s, but two in three hundred come a second later
    drive("thirty", 30, 300, "5000, 11000000 + number * 3000");
    insert("thirty", "'2026-03-10 08:10:01.000'", 3_600, 2, "5000, 11000000");
    // tells no speed, but its positions move
    drive("positions", 10, 100, "NULL, 11000000 + number * 2000");
    // too little, and another day
    drive("seldom", 1, DayOfTelemetry.FEWEST_TIMES, "5000, 11000000");
    insert("yesterday", "'2026-03-09 08:00:00.000'", 1, 600, "5000, 11000000");
    // 3 s and more
    drive("third", 3, 100, "5000, 11000000");
    drive("slow", 47, 100, "5000, 11000000");
    store.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, speed_ckmph, ignition,"
            + " rpm, accel_long_mg, accel_lat_mg, accel_peak_mg, odometer_m, fuel_cl, battery_mv,"
            + " engine_temp_dc, lat_e6) SELECT 'all', toDateTime64('2026-03-10 08:00:00', 3, 'UTC')"
            + " + number, 1, 1, 5000, true, 1, 1, 1, 1, 1, 1, 1, 1, 1 FROM numbers(100)");
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  private static void drive(String vehicle, int everyS, int messages, String speedAndLon) {
    insert(vehicle, "'2026-03-10 08:00:00.000'", everyS, messages, speedAndLon);
  }

  private static void insert(
      String vehicle, String from, int everyS, int messages, String speedAndLon) {
    store.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, speed_ckmph,"
            + " lon_e6) SELECT '%s', toDateTime64(%s, 3, 'UTC') + number * %d, 1, rand(), 48000000, %s FROM numbers(%d)"
                .formatted(vehicle, from, everyS, speedAndLon, messages));
  }

  private static List<String> parts(int vehiclesAPart) throws Exception {
    List<String> parts = new ArrayList<>();
    Learner.Taker taker =
        lines -> {
          parts.add(lines);
          return new Learned((int) lines.lines().count(), 0, 0, 0);
        };
    Learned all =
        new Learner(new DayOfTelemetry(new Store(store.httpUrl()), DAY), taker, vehiclesAPart)
            .learn();
    assertThat(all.created()).isEqualTo(lines(parts).size());
    return parts;
  }

  private static List<String> lines(List<String> parts) {
    return parts.stream().flatMap(String::lines).toList();
  }

  private static Map<String, Capability> learned() throws Exception {
    Map<String, Capability> learned = new TreeMap<>();
    for (String line : lines(parts(Learner.VEHICLES_A_PART))) {
      JsonNode node = JSON.readTree(line);
      assertThat(node.properties())
          .extracting(Map.Entry::getKey)
          .containsExactly("id", "valid_from", "body");
      assertThat(node.get("valid_from").asText()).isEqualTo("2026-03-12T00:00:00Z");
      learned.put(node.get("id").asText(), Capability.of(node.get("body").toString()));
    }
    return learned;
  }

  @Test
  void theTimeBetweenMessagesInMotionIsLearned() throws Exception {
    // when
    Map<String, Capability> learned = learned();

    // then
    Set<Signal> seen = EnumSet.of(Signal.POSITION, Signal.SPEED);
    assertThat(learned)
        .containsOnlyKeys("all", "positions", "second", "slow", "third", "thirty")
        .containsEntry("second", new Capability(1, 1, seen))
        .containsEntry("thirty", new Capability(30, 30, seen))
        .containsEntry("third", new Capability(3, 3, seen))
        .containsEntry("slow", new Capability(45, 45, seen))
        .containsEntry("positions", new Capability(10, 10, EnumSet.of(Signal.POSITION)))
        .containsEntry("all", new Capability(1, 1, EnumSet.allOf(Signal.class)));
  }

  @Test
  void inPartsItIsTheSame() throws Exception {
    // when
    List<String> parts = parts(2);

    // then: all, positions; second, seldom; slow, third; thirty
    assertThat(parts).hasSize(4);
    assertThat(lines(parts)).isEqualTo(lines(parts(Learner.VEHICLES_A_PART)));
  }
}
