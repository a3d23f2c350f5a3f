package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where every vehicle is, kept up as telemetry arrives in any order and any number of times. */
class LastPositionsTest {

  private static final String COLUMNS =
      "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6,"
          + " speed_ckmph, heading_ddeg, ignition, driver_id) VALUES ";
  private static final String AT_TEN =
      "('v', '2026-01-01 10:00:00', 1, 5, 50000000, 8000000, 5000, 900, true, 'd1')";
  private static final String AT_ELEVEN =
      "('v', '2026-01-01 11:00:00', 2, 6, 51000000, 9000000, 0, NULL, NULL, 'd2')";
  private static final String NOON_WITHOUT_POSITION =
      "('v', '2026-01-01 12:00:00', 3, 7, NULL, NULL, 1000, NULL, false, '')";

  @RegisterExtension static final Database database = new Database();

  @Test
  void aPrivatePositionIsNobodysLastPlace() throws Exception {
    // when
    insert(AT_TEN);
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6,"
            + " private) VALUES ('v', '2026-01-01 11:00:00', 9, 9, 51000000, 9000000, true)");

    // then
    String shown = database.query("SELECT lat, last_seen FROM fleet.vehicles_current");
    assertThat(shown).isEqualTo("50\t2026-01-01 11:00:00.000\n");
  }

  @Test
  void theNewestFixStandsWhateverTheOrder() {
    // when
    insert(NOON_WITHOUT_POSITION);
    insert(AT_ELEVEN);
    insert(AT_TEN);

    // then
    assertThat(
            vehicles(
                "last_seen, lat, lon, fix_at, speed_kmph, heading, ignition, driver_id, state"))
        .isEqualTo(
            "2026-01-01 12:00:00.000\t51\t9\t2026-01-01 11:00:00.000\t0\t\\N\tfalse\t\tunknown\n");
  }

  @Test
  void insertingAgainChangesNothing() {
    // given
    insert(AT_TEN + ", " + AT_ELEVEN + ", " + NOON_WITHOUT_POSITION);
    String before = vehicles("*");

    // when
    insert(AT_TEN + ", " + AT_ELEVEN + ", " + NOON_WITHOUT_POSITION);
    insert(AT_TEN);
    database.execute("OPTIMIZE TABLE fleet.vehicle_last_positions FINAL");

    // then
    assertThat(vehicles("*")).isEqualTo(before);
  }

  @Test
  void ofEqualTimesTheGreaterHashWins() {
    // given
    String other = "('v', '2026-01-01 10:00:00', 9, 4, 10000000, 10000000, 1, 1, true, 'd9')";

    // when
    insert(AT_TEN);
    insert(other);

    // then
    assertThat(vehicles("lat, driver_id")).isEqualTo("50\td1\n");
  }

  @Test
  void aHashThatIsNotWrittenIsTheIdentity() throws Exception {
    // given: no ids, so that the identities are the hashes
    String greater = "('v', '2026-01-01 10:00:00', 9, 0, 10000000, 10000000, 1, 1, true, 'd9')";
    String less = "('v', '2026-01-01 10:00:00', 4, 0, 20000000, 20000000, 1, 1, true, 'd4')";

    // when
    insert(AT_TEN);
    insert(greater);
    insert(less);

    // then
    assertThat(vehicles("lat, driver_id")).isEqualTo("10\td9\n");
  }

  @Test
  void aMessageToldAgainWithoutItsPositionKeepsTheOneItHad() {
    // given: the same identity, the greater content hash, no position
    String again = "('v', '2026-01-01 10:00:00', 1, 6, NULL, NULL, NULL, NULL, true, 'd3')";

    // when
    insert(AT_TEN);
    insert(again);

    // then
    assertThat(vehicles("lat, lon, fix_at, driver_id"))
        .isEqualTo("50\t8\t2026-01-01 10:00:00.000\td3\n");
  }

  @Test
  void withoutAnyFixThePositionIsNull() {
    // when
    insert(NOON_WITHOUT_POSITION);

    // then
    assertThat(vehicles("lat, lon, fix_at, speed_kmph, ignition, trip_id"))
        .isEqualTo("\\N\t\\N\t\\N\t\\N\tfalse\t\\N\n");
  }

  @Test
  void theStateOfTheHighestVersionIsJoined() {
    // given
    String insert =
        "INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id,"
            + " driver_id) VALUES ";
    insert(NOON_WITHOUT_POSITION);

    // when
    database.execute(
        insert
            + "('v', 2, 0, 'driving', '2026-01-01 10:00:00',"
            + " '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c', 'd7')");
    database.execute(insert + "('v', 1, 0, 'standing', '2026-01-01 09:00:00', NULL, 'd6')");

    // then
    assertThat(vehicles("state, state_since, trip_id, driver_id"))
        .isEqualTo("driving\t2026-01-01 10:00:00.000\t5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c\td7\n");
  }

  @Test
  void theJdbcDriverReadsEveryColumn() throws Exception {
    // given
    insert(AT_TEN);
    database.execute(
        "INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since)"
            + " VALUES ('v', 1, 0, 'standing', '2026-01-01 09:00:00')");

    // when
    try (Connection connection = DriverManager.getConnection(database.jdbcUrl("fleet"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM vehicles_current")) {

      // then
      assertThat(row.next()).isTrue();
      assertThat(row.getDouble("lat")).isEqualTo(50.0);
      assertThat(row.getDouble("heading")).isEqualTo(90.0);
      assertThat(row.getBoolean("ignition")).isTrue();
      assertThat(row.getTimestamp("last_seen").toInstant())
          .isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
      assertThat(row.getTimestamp("state_since").toInstant())
          .isEqualTo(Instant.parse("2026-01-01T09:00:00Z"));
      assertThat(row.getString("trip_id")).isNull();
    }
  }

  private static void insert(String rows) {
    database.execute(COLUMNS + rows);
  }

  private static String vehicles(String columns) {
    return database.query("SELECT " + columns + " FROM fleet.vehicles_current");
  }
}
