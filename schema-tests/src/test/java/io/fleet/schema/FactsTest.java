package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers see of rows that come twice, in versions, or withdrawn. */
class FactsTest {

  private static final String TRIP_ID = "5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c";

  @RegisterExtension static final Database database = new Database();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "overspeed_episodes | overspeed_episodes_current | vehicle_id, started_at, episode_id |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "trips              | trips_current              | vehicle_id, started_at, trip_id    |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "vehicle_states     | vehicle_states_current     | vehicle_id, since                  |"
            + " 'v', '2026-01-01'",
        "idlings            | idlings_current            | vehicle_id, started_at, idling_id  |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "tows               | tows_current               | vehicle_id, started_at, tow_id     |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "geofence_visits    | geofence_visits_current    | vehicle_id, entered_at, visit_id   |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "route_runs         | route_runs_current         | vehicle_id, started_at, run_id     |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "off_route_episodes | off_route_episodes_current | vehicle_id, started_at, episode_id |"
            + " 'v', '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c'",
        "alerts             | alerts_current             | vehicle_id, started_at, alert_id   |"
            + " 'v', '2026-01-01', 'a'",
      })
  void theHighestVersionIsTheOneRowAndAWithdrawnOneIsNone(
      String table, String view, String columns, String values) {
    // given
    String insert =
        "INSERT INTO fleet."
            + table
            + " ("
            + columns
            + ", state, version, withdrawn) SELECT "
            + values;

    // when
    database.execute(insert + ", 'second', 2, 0");
    database.execute(insert + ", 'first', 1, 0");
    database.execute(insert + ", 'second', 2, 0");

    // then
    assertThat(query("SELECT state, version FROM fleet." + view)).isEqualTo("second\t2\n");

    // and when
    database.execute(insert + ", 'gone', 3, 1");

    // then
    assertThat(query("SELECT count() FROM fleet." + view)).isEqualTo("0\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "telemetry      | telemetry_current      | vehicle_id, ts, identity, content_hash          "
            + "  | 'v', '2026-01-01', 7, 9",
        "dead_letters   | dead_letters_current   | occurred_at, dead_letter_id, version            "
            + "  | '2026-01-01', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c', 1",
        "trip_events    | trip_events_current    | vehicle_id, trip_id, ts, event_type,"
            + " content_hash | 'v', 't', '2026-01-01', 'trip_start', 3",
        "driver_events  | driver_events_current  | driver_id, ts, event_type, vehicle_id           "
            + "  | 'd', '2026-01-01', 'driver_login', 'v'",
        "vehicle_status | vehicle_status_current | vehicle_id, ts, content_hash                    "
            + "  | 'v', '2026-01-01', 3",
        "device_connections | device_connections_current | vehicle_id, ts, client_id, event,"
            + " version  | 'v', '2026-01-01', 'c', 'lost', 3",
        "webhook_attempts | webhook_attempts_current | endpoint_id, at, message_id, attempt,"
            + " version  | 'e', '2026-01-01', 'msg_1', 1, 3",
        "command_replies | command_replies_current | vehicle_id, command_id, ts, status, version   "
            + "  | 'v', 'c', '2026-01-01', 'expired', 3",
      })
  void aRowInsertedTwiceIsOneRow(String table, String view, String columns, String values) {
    // when
    for (int time = 0; time < 2; time++) {
      database.execute("INSERT INTO fleet." + table + " (" + columns + ") SELECT " + values);
    }

    // then
    assertThat(query("SELECT count() FROM fleet." + table)).isEqualTo("2\n");
    assertThat(query("SELECT count() FROM fleet." + view)).isEqualTo("1\n");
  }

  @Test
  void eachVersionOfReferenceDataIsARowAndWritingItAgainReplacesIt() {
    // given
    String insert = "INSERT INTO fleet.reference (kind, id, valid_from, version, body) SELECT ";

    // when
    database.execute(insert + "'rules', 'fleet', '1970-01-01', 1, '{}'");
    database.execute(insert + "'rules', 'fleet', '2026-01-01', 3, 'new'");
    database.execute(insert + "'rules', 'fleet', '2026-01-01', 2, 'old'");
    database.execute(insert + "'vehicles', 'fleet', '2026-01-01', 1, '{}'");

    // then
    assertThat(
            query(
                "SELECT kind, toDate(valid_from), version, body FROM fleet.reference_current ORDER"
                    + " BY kind, valid_from"))
        .isEqualTo(
            "rules\t1970-01-01\t1\t{}\nrules\t2026-01-01\t3\tnew\nvehicles\t2026-01-01\t1\t{}\n");
  }

  @Test
  void everyTableHasACurrentView() {
    assertThat(
            query(
                "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE"
                    + " 'Replacing%' AND concat(name, '_current') NOT IN (SELECT name FROM"
                    + " system.tables WHERE database = 'fleet')"))
        .isEmpty();
  }

  @Test
  void theGreaterContentHashWins() {
    // when
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, speed_ckmph)"
            + " SELECT 'v', '2026-01-01', 7, number, toInt32(number * 100) FROM numbers(5)");

    // then
    assertThat(query("SELECT content_hash, speed_kmph FROM fleet.telemetry_current"))
        .isEqualTo("4\t4\n");
  }

  @Test
  void detectedAndDeclaredTripsAreOneList() {
    // given
    database.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, closed_by,"
            + " ended_at, distance_mm, moving_ms) SELECT 'v1', '2026-01-01 10:00:00', '"
            + TRIP_ID
            + "', 5, 'closed', 'standing', '2026-01-01 10:10:00', 6000000, 600000");
    database.execute(
        "INSERT INTO fleet.trip_events (vehicle_id, trip_id, ts, event_type, content_hash,"
            + " driver_id, lat_e6, lon_e6, distance_m) VALUES ('v2', 'T-1', '2026-01-01 08:00:00',"
            + " 'trip_start', 1, 'd', 50000000, 8000000, NULL), ('v2', 'T-1', '2026-01-01"
            + " 09:00:00', 'trip_end', 1, 'd', 51000000, 9000000, 40000), ('v2', 'T-2', '2026-01-01"
            + " 11:00:00', 'trip_start', 1, 'd', 51000000, 9000000, NULL)");

    // then
    assertThat(
            query(
                "SELECT trip_id, source, state, closed_by, distance_m, duration_s, mean_speed_kmph,"
                    + " start_lat, end_lon FROM fleet.trips_current ORDER BY source, trip_id"))
        .isEqualTo(
            "T-1\tdeclared\tclosed\tdeclared\t40000\t3600\t\\N\t50\t9\n"
                + "T-2\tdeclared\topen\t\t\\N\t0\t\\N\t51\t\\N\n"
                + TRIP_ID
                + "\tdetected\tclosed\tstanding\t6000\t600\t36\t\\N\t\\N\n");
    assertThat(query("SELECT toTypeName(distance_m) FROM fleet.trips_current LIMIT 1"))
        .isEqualTo("Nullable(Float64)\n");
  }

  @Test
  void everyTableWithAnIngestTimeForgets() {
    assertThat(
            query(
                "SELECT table FROM system.columns AS c INNER JOIN system.tables AS t ON t.database"
                    + " = c.database AND t.name = c.table WHERE c.database = 'fleet' AND c.name ="
                    + " 'ingested_at' AND t.engine LIKE '%MergeTree' AND t.create_table_query NOT"
                    + " LIKE '%TTL ingested_at%'"))
        .isEmpty();
  }

  private static String query(String sql) {
    return database.query(sql);
  }
}
