package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an hour of a vehicle holds, in figures counted by hand. */
class VehicleHoursTest {
  private static final String MESSAGES =
      "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6,"
          + " speed_ckmph, ignition, odometer_m) VALUES ";

  @RegisterExtension static final Database database = new Database();

  @Test
  void anHourIsCountedFromItsMessagesEpisodesAndManoeuvres() {
    // given
    database.execute(
        MESSAGES
            + "('v', '2026-01-01 10:00:00', 1, 1, 1, 1, 3000, true, 1000),"
            + "('v', '2026-01-01 10:00:10.500', 2, 1, 1, 1, 5000, true, 1200),"
            + "('v', '2026-01-01 10:01:00', 3, 1, NULL, NULL, NULL, NULL, NULL),"
            + "('v', '2026-01-01 10:20:00', 4, 1, 1, 1, 0, false, 1500),"
            + "('v', '2026-01-01 10:59:59.999', 5, 1, 1, 1, 100, true, 1900),"
            + "('v', '2026-01-01 11:00:00', 6, 1, 1, 1, 100, true, 2000)");
    database.execute(
        "INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, ended_at) VALUES"
            + " ('v', '2026-01-01 10:59:59', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c', 1, '2026-01-01 11:00:02')");
    database.execute(
        "INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, ended_at) VALUES"
            + " ('v', '2026-01-01 12:00:00', '5d6a8b0e-3c53-5d6e-9f0c-6f1f4f0a1b2c', 1, '2026-01-01 12:00:20')");

    // then: 10.5 s to the second message, then 1,189.5 s to the fourth of which 200 s count
    assertThat(hours())
        .isEqualTo(
            "v\t2026-01-01 10:00:00\t5\t4\t2026-01-01 10:00:00.000\t2026-01-01 10:59:59.999\t50\t210.5\t0.9\t0\t1\n"
                + "v\t2026-01-01 11:00:00\t1\t1\t2026-01-01 11:00:00.000\t2026-01-01 11:00:00.000\t1\t0\t0\t0\t0\n"
                + "v\t2026-01-01 12:00:00\t0\t0\t\\N\t\\N\t\\N\t\\N\t\\N\t1\t0\n");
  }

  @Test
  void whatNobodyTellsIsNullAndAnOdometerThatGoesBackTellsNothing() {
    // given
    database.execute(
        MESSAGES
            + "('v', '2026-01-01 10:00:00', 1, 1, 1, 1, NULL, NULL, 9000),"
            + "('v', '2026-01-01 10:10:00', 2, 1, 1, 1, NULL, NULL, 10)");

    // then
    assertThat(
            database.query(
                "SELECT max_speed_kmph, ignition_on_s, odometer_gain_km FROM fleet.vehicle_hours_current"))
        .isEqualTo("\\N\t\\N\t\\N\n");
  }

  @Test
  void aCorrectionLowersTheMaximumOfAStoredHour() {
    // given
    database.execute(MESSAGES + "('v', '2026-01-01 10:00:00', 1, 5, 1, 1, 9000, true, 1)");
    settle();
    assertThat(database.query("SELECT max_speed_ckmph FROM fleet.vehicle_hours"))
        .isEqualTo("9000\n");

    // when
    database.execute(MESSAGES + "('v', '2026-01-01 10:00:00', 1, 6, 1, 1, 4000, true, 1)");

    // then
    assertThat(speeds()).isEqualTo("40\n");

    // and when
    settle();
    database.execute(MESSAGES + "('v', '2026-01-01 10:00:00', 1, 4, 1, 1, 8000, true, 1)");

    // then
    assertThat(speeds()).isEqualTo("40\n");
  }

  @Test
  void anHourTouchedJustNowIsNotStoredYet() {
    // given
    database.execute(MESSAGES + "('v', '2026-01-01 10:00:00', 1, 5, 1, 1, 9000, true, 1)");

    // when
    database.refresh("vehicle_hours_refresh");

    // then
    assertThat(database.query("SELECT count() FROM fleet.vehicle_hours")).isEqualTo("0\n");
    assertThat(speeds()).isEqualTo("90\n");
  }

  @Test
  void whatWasCountedOutlivesItsTelemetryAndALateEventDoesNotReplaceIt() {
    // given
    database.execute(
        MESSAGES
            + "('v', '2026-01-01 10:00:00', 1, 1, 1, 1, 9000, true, 1),"
            + "('v', '2026-01-01 10:00:05', 2, 1, 1, 1, 8000, true, 1)");
    settle();
    database.execute("TRUNCATE TABLE fleet.telemetry");

    // when
    database.execute(MESSAGES + "('v', '2026-01-01 10:00:07', 3, 1, 1, 1, 1000, true, 1)");

    // then
    assertThat(hours()).startsWith("v\t2026-01-01 10:00:00\t2\t2\t").contains("\t90\t");

    // and when
    settle();

    // then
    assertThat(hours()).startsWith("v\t2026-01-01 10:00:00\t2\t2\t").contains("\t90\t");
  }

  @Test
  void aSettledMarkCountsForAMinuteMore() {
    // given
    database.execute(MESSAGES + "('v', '2026-01-01 10:00:00', 1, 1, 1, 1, 9000, true, 1)");

    // when
    database.age("vehicle_hour_marks");
    database.refresh("vehicle_hours_refresh");

    // then
    String marks = "SELECT vehicle_id, settled FROM fleet.vehicle_hour_marks_current";
    assertThat(database.query(marks)).isEqualTo("v\t1\n");

    // and when
    database.age("vehicle_hour_marks");

    // then
    assertThat(database.query(marks)).isEmpty();
    assertThat(speeds()).isEqualTo("90\n");
  }

  @Test
  void onlyTheAskedVehiclesTelemetryIsRead() {
    // given
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash)"
            + " SELECT concat('v', toString(number % 100)), toDateTime64('2026-01-01 00:00:00', 3, 'UTC') + intDiv(number, 100) * 4,"
            + " number, 1 FROM numbers(200000)");

    // when
    String plan =
        database.query(
            "EXPLAIN indexes = 1 SELECT * FROM fleet.vehicle_hours_current WHERE vehicle_id = 'v7'"
                + " AND hour >= '2026-01-01 01:00:00' AND hour < '2026-01-01 02:00:00'");

    // then
    assertThat(plan)
        .containsPattern("fleet\\.telemetry\\)[\\s\\S]*?PrimaryKey[\\s\\S]*?Granules: [12]/2[0-9]");
  }

  private static void settle() {
    database.settle("vehicle_hour_marks", "vehicle_hours_refresh");
  }

  private static String speeds() {
    return database.query("SELECT max_speed_kmph FROM fleet.vehicle_hours_current");
  }

  private static String hours() {
    return database.query("SELECT * FROM fleet.vehicle_hours_current ORDER BY vehicle_id, hour");
  }
}
