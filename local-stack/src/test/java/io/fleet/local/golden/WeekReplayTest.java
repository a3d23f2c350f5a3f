package io.fleet.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.events.Telemetry;
import io.fleet.local.tables.FactTables;
import io.fleet.local.tables.TableRows;
import io.fleet.stream.io.clickhouse.ClickHouseTable;
import io.fleet.stream.operator.StandardRules;
import io.fleet.stream.timeline.VehicleState;
import io.fleet.stream.timeline.VehicleTimeline;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week that comes as a backlog ends in the rows of the same week heard of live, day by day, and
 * no second or metre of a day is lost or counted twice when it is over.
 *
 * <p>{@code -Dfleet.week.vehicles=1000} is the full size; {@code .days} and {@code .sampling}
 * (seconds) are the others.
 */
class WeekReplayTest {
  /** On its last day the clocks go forward. */
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-23");

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int VEHICLES = Integer.getInteger("fleet.week.vehicles", 5);
  private static final int DAYS = Integer.getInteger("fleet.week.days", 7);
  private static final Duration SAMPLING =
      Duration.ofSeconds(Integer.getInteger("fleet.week.sampling", 10));
  private static final Duration SILENT_AT_LAST = Duration.ofHours(2);
  private static final int VEHICLES_OF_AN_INSERT = 100;

  /** What tells of the time of processing; who saw an alert first opens it, others update it. */
  private static final Set<String> PROCESSING =
      Set.of("version", "withdrawn", "emitted_at", "late");

  private static final String STATE_OF_ALERTS =
      "if(state = 'updated', 'opened', state) AS told_state";

  @TempDir Path folder;

  private final VehicleTimeline timeline =
      new VehicleTimeline(
          StandardRules.book(), SimulatedWeek.fences(VEHICLES, midnight(0), SAMPLING));
  private final Set<ClickHouseTable> filled = EnumSet.noneOf(ClickHouseTable.class);
  private long events;
  private long version = 1;

  @Test
  void aBacklogOfAWeekEndsInTheRowsOfItsDays() throws Exception {
    try (FactTables tables = new FactTables(folder)) {
      // given
      long startNs = System.nanoTime();
      live(tables);
      keep(tables);
      say("%,d events live, %d s", events, startNs);
      tables.empty();

      // when
      events = 0;
      backlog(tables);
      say("%,d events as a backlog, %d s", events, startNs);

      // then
      assertThat(differences(tables)).isEmpty();
      for (int day = 0; day < DAYS; day++) {
        assertThat(violations(tables, day)).as("day " + day).isEmpty();
      }
      assertThat(filled)
          .contains(
              ClickHouseTable.TRIPS,
              ClickHouseTable.VEHICLE_SPANS,
              ClickHouseTable.IDLINGS,
              ClickHouseTable.OVERSPEED_EPISODES,
              ClickHouseTable.GEOFENCE_VISITS,
              ClickHouseTable.VEHICLE_STATES,
              ClickHouseTable.ALERTS);
      say("%d tables compared, %d s", filled.size(), startNs);
    }
  }

  /** Each vehicle in turn, day after day; a day must add up when it is over. */
  private void live(FactTables tables) throws Exception {
    SimulatedWeek week = new SimulatedWeek(VEHICLES, midnight(0), SAMPLING);
    List<VehicleState> states = new ArrayList<>();
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      states.add(timeline.initial());
    }
    for (int day = 0; day < DAYS; day++) {
      long untilMs = midnight(day + 1).toEpochMilli();
      boolean isLast = day == DAYS - 1;
      eachInParts(
          tables,
          (vehicle, rows) -> {
            VehicleState state = states.get(vehicle);
            week.tell(vehicle, untilMs, event -> hear(state, event, rows));
            long silentMs = untilMs - state.latestMs() - VehicleTimeline.UNDER_WAY_MS;
            pass(state, isLast ? SILENT_AT_LAST.toMillis() : silentMs, rows);
          });
      assertThat(violations(tables, day)).as("day " + day + ", when it is over").isEmpty();
    }
  }

  private void hear(VehicleState state, Telemetry event, TableRows rows) {
    if (state.latestMs() != Long.MIN_VALUE) {
      pass(state, event.timestampMs() - state.latestMs() - VehicleTimeline.UNDER_WAY_MS, rows);
    }
    apply(state, event, rows);
  }

  private void backlog(FactTables tables) throws Exception {
    SimulatedWeek week = new SimulatedWeek(VEHICLES, midnight(0), SAMPLING);
    eachInParts(
        tables,
        (vehicle, rows) -> {
          VehicleState state = timeline.initial();
          week.tell(vehicle, midnight(DAYS).toEpochMilli(), event -> apply(state, event, rows));
          pass(state, SILENT_AT_LAST.toMillis(), rows);
        });
  }

  private void apply(VehicleState state, Telemetry event, TableRows rows) {
    timeline.apply(state, event, version++, rows);
    events++;
  }

  private void pass(VehicleState state, long silentMs, TableRows rows) {
    version = Silence.pass(timeline, state, silentMs, version, rows);
  }

  /** What one vehicle did. */
  private interface Part {
    void add(int vehicle, TableRows rows);
  }

  private void eachInParts(FactTables tables, Part part) throws Exception {
    TableRows rows = new TableRows();
    for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
      part.add(vehicle, rows);
      if ((vehicle + 1) % VEHICLES_OF_AN_INSERT == 0 || vehicle == VEHICLES - 1) {
        tables.insert(rows);
        filled.addAll(rows.tables());
        rows = new TableRows();
      }
    }
  }

  private static Instant midnight(int day) {
    return MONDAY.plusDays(day).atStartOfDay(ZONE).toInstant();
  }

  private static List<JsonNode> violations(FactTables tables, int day) throws Exception {
    Map<String, String> window =
        Map.of("from", utc(midnight(day)), "until", utc(midnight(day + 1)), "zone", ZONE.getId());
    return tables.ask(
        "SELECT * FROM vehicle_time_violations(from = {from:DateTime64(3, 'UTC')}, until ="
            + " {until:DateTime64(3, 'UTC')}, zone = {zone:String})",
        window);
  }

  private static String utc(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }

  /** Puts what holds in the end aside. */
  private void keep(FactTables tables) {
    tables.execute("CREATE DATABASE live");
    for (ClickHouseTable table : filled) {
      tables.execute(
          "CREATE TABLE live.%1$s ENGINE = MergeTree ORDER BY tuple() AS SELECT %2$s FROM fleet.%1$s FINAL"
              .formatted(table.tableName(), told(table)));
    }
  }

  private static String told(ClickHouseTable table) {
    return table.columns().stream()
        .filter(column -> !PROCESSING.contains(column))
        .map(
            column ->
                table == ClickHouseTable.ALERTS && column.equals("state")
                    ? STATE_OF_ALERTS
                    : column)
        .collect(Collectors.joining(", "));
  }

  /** By table some of the rows that are only there after one of both ways. */
  private Map<String, List<JsonNode>> differences(FactTables tables) throws Exception {
    Map<String, List<JsonNode>> differences = new TreeMap<>();
    for (ClickHouseTable table : filled) {
      String name = table.tableName();
      String live = "SELECT * FROM live." + name;
      String late = "SELECT %s FROM fleet.%s FINAL".formatted(told(table), name);
      String query = "SELECT '%s' AS way, * FROM (%s EXCEPT %s) LIMIT 3";
      List<JsonNode> rows = new ArrayList<>();
      rows.addAll(tables.ask(query.formatted("live", live, late), Map.of()));
      rows.addAll(tables.ask(query.formatted("backlog", late, live), Map.of()));
      if (!rows.isEmpty()) {
        differences.put(name, rows);
      }
    }
    return differences;
  }

  private static void say(String format, long number, long startNs) {
    long seconds = Duration.ofNanos(System.nanoTime() - startNs).toSeconds();
    System.out.printf("week: " + format + "%n", number, seconds);
  }
}
