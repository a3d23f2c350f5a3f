package io.fleet.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.query.clickhouse.SqlFile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine says it would read: filters must reach the primary key through the views. */
@QuarkusTest
@QuarkusTestResource(StoreResource.class)
class QueryPlanTest {
  private static final Map<String, String> DAY_OF_ONE_VEHICLE =
      Map.ofEntries(
          Map.entry("whole_fleet", "false"),
          Map.entry("scope_groups", "['north']"),
          Map.entry("driver_id", "''"),
          Map.entry("group", "''"),
          Map.entry("after_vehicle", "''"),
          Map.entry("state", "''"),
          Map.entry("source", "''"),
          Map.entry("trip_id", "''"),
          Map.entry("alert_type", "''"),
          Map.entry("from_ms", "1780272000000"),
          Map.entry("to_ms", "1780358400000"),
          Map.entry("after_ms", "1780300000000"),
          Map.entry("after_id", "''"),
          Map.entry("after_identity", "0"),
          Map.entry("rows", "101"));

  Store store;

  @BeforeEach
  void manyVehicles() {
    store.execute(
        """
        INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, ended_at)
        SELECT concat('plan-', toString(number % 100)), toDateTime64('2026-06-01 00:00:00', 3, 'UTC') + number, generateUUIDv4(),
               1, 0, 'closed', toDateTime64('2026-06-01 00:00:00', 3, 'UTC')
        FROM numbers(100000)
        """);
    store.execute(
        """
        INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at)
        SELECT concat('plan-', toString(number % 100)), toDateTime64('2026-06-01 00:00:00', 3, 'UTC') + number,
               toString(number), 1, 0, 'opened', toDateTime64(0, 3, 'UTC'), toDateTime64(0, 3, 'UTC')
        FROM numbers(100000)
        """);
    store.execute(
        """
        INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, state, ended_at)
        SELECT concat('plan-', toString(number % 100)), toDateTime64('2026-06-01 00:00:00', 3, 'UTC') + number, generateUUIDv4(),
               1, 0, 'closed', toDateTime64('2026-06-01 00:00:00', 3, 'UTC') + number
        FROM numbers(1000)
        """);
    store.execute(
        """
        INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6)
        SELECT concat('plan-', toString(number % 100)), toDateTime64('2026-06-01 00:00:00', 3, 'UTC') + number, number, 1, 1, 1
        FROM numbers(100000)
        """);
    store.execute(
        """
        INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
        VALUES ('vehicles', 'plan-7', '2020-01-01 00:00:00', 1, 0, false, '2020-01-01 00:00:00', 'test', '{"groups":["north"]}')
        """);
  }

  @Test
  void oneVehiclesRowsAreFoundByThePrimaryKeyUnderFinal() {
    for (String name : new String[] {"trips", "trips-detected", "alerts", "track", "telemetry"}) {
      // when
      String plan = store.query("EXPLAIN indexes = 1 " + bound(name, "'plan-7'"));

      // then
      assertThat(plan)
          .as(name)
          .contains("FINAL: 1")
          .containsPattern("vehicle_id in (1-element set|\\['plan-7', 'plan-7'])");
      assertThat(plan).as(name).containsPattern("toYYYYMM");
      assertThat(plan).as(name).containsPattern("PrimaryKey[\\s\\S]*?Granules: [1-4]/[1-4][0-9]");
    }
  }

  @Test
  void oneIsFoundByItsIdAndNotAmongAll() {
    String trip =
        store.query("SELECT trip_id FROM fleet.trips WHERE vehicle_id = 'plan-7' LIMIT 1").strip();
    Map<String, Map<String, String>> ids =
        Map.of(
            "trip-found", Map.of("trip_id", "'" + trip + "'"),
            "alert", Map.of("alert_id", "'707'"));
    for (Map.Entry<String, Map<String, String>> one : ids.entrySet()) {
      // when
      String found =
          store.query(
              bound(one.getKey(), "''", one.getValue()).stripTrailing()
                  + ", max_rows_to_read = 40000");

      // then
      assertThat(found).as(one.getKey()).contains("plan-7");
    }
  }

  @Test
  void aGroupsRowsAreFoundByThePrimaryKeyToo() {
    for (String name :
        new String[] {
          "trips",
          "trips-detected",
          "alerts",
          "overspeed-episodes",
          "overspeed-episodes-held",
          "telemetry"
        }) {
      // when
      String plan = store.query("EXPLAIN indexes = 1 " + bound(name, "''"));

      // then
      assertThat(plan).as(name).containsPattern("vehicle_id in [0-9]+-element set");
    }
    assertThat(store.query("EXPLAIN indexes = 1 " + bound("trips", "''")))
        .containsPattern("PrimaryKey[\\s\\S]*?Granules: [1-4]/[1-4][0-9]");
  }

  private static String bound(String name, String vehicle) {
    return bound(name, vehicle, Map.of());
  }

  private static String bound(String name, String vehicle, Map<String, String> ids) {
    String sql =
        SqlFile.load(name)
            .text()
            .replaceAll("FROM ([a-z_]+_current|[a-z_]+ FINAL|trips|alerts)\\b", "FROM fleet.$1");
    sql = sql.replaceAll("\\{vehicle_id:[^}]+}", vehicle);
    sql =
        sql.replaceAll(
            "\\{vehicle_ids:[^}]+}",
            vehicle.equals("''") ? "CAST([], 'Array(String)')" : "[" + vehicle + "]");
    Map<String, String> values = new HashMap<>(DAY_OF_ONE_VEHICLE);
    values.putAll(ids);
    for (Map.Entry<String, String> value : values.entrySet()) {
      sql = sql.replaceAll("\\{" + value.getKey() + ":[^}]+}", value.getValue());
    }
    return sql;
  }
}
