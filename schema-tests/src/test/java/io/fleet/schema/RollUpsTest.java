package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Minutes and days, in figures counted by hand and beside the hours they are made of. */
class RollUpsTest {
  private static final String BERLIN =
      "(zone = 'Europe/Berlin', from = '2026-01-01 00:00:00', until = '2026-03-01 00:00:00')";

  @RegisterExtension static final Database database = new Database();

  @Test
  void aMinuteTakesTheCorrectedMessage() {
    // given
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6,"
            + " speed_ckmph, ignition) VALUES"
            + "('v', '2026-01-01 10:00:00', 1, 1, 1, 1, 9000, true),"
            + "('v', '2026-01-01 10:00:00', 1, 2, 1, 1, 3000, true),"
            + "('v', '2026-01-01 10:00:59.999', 2, 1, NULL, NULL, 5000, false),"
            + "('v', '2026-01-01 10:01:00', 3, 1, 1, 1, NULL, NULL)");

    // then
    assertThat(database.query("SELECT * FROM fleet.vehicle_minutes_current ORDER BY minute"))
        .isEqualTo(
            "v\t2026-01-01 10:00:00\t2\t1\t40\t50\tfalse\n"
                + "v\t2026-01-01 10:01:00\t1\t1\t\\N\t\\N\t\\N\n");
  }

  @Test
  void aTripBelongsToTheDayOfTheZoneInWhichItBegan() {
    // given: half past eleven in the evening of UTC is after midnight in Berlin
    trip("10", "2026-01-01 23:30:00", 1, 0, 10_000_000, 5_000, 4_500);
    trip("11", "2026-01-01 22:30:00", 1, 0, 20_000_000, 4_500, 4_800);
    trip("12", "2026-01-01 22:40:00", 1, 0, 40_000_000, 0, 0);
    trip("12", "2026-01-01 22:40:00", 2, 1, 40_000_000, 0, 0);

    // then
    assertThat(
            database.query(
                "SELECT day, trips, distance_m, fuel_used_l, fuel_distance_m FROM fleet.trip_days"
                    + BERLIN
                    + " ORDER BY day"))
        .isEqualTo("2026-01-01\t1\t20000\t\\N\t0\n2026-01-02\t1\t10000\t5\t10000\n");
    assertThat(
            database.query(
                "SELECT day, trips, distance_m FROM fleet.vehicle_days" + BERLIN + " ORDER BY day"))
        .isEqualTo("2026-01-01\t1\t20000\n2026-01-02\t1\t10000\n");
  }

  @Test
  void daysAreTheSumOfTheirHours() {
    // given
    new RandomFacts(5).inserts().forEach(database::execute);

    // then
    assertThat(
            database.query(
                "SELECT vehicle_id, day, events, overspeed_episodes, harsh_events FROM fleet.vehicle_days"
                    + BERLIN
                    + " ORDER BY vehicle_id, day"))
        .isNotEmpty()
        .isEqualTo(
            database.query(
                "SELECT vehicle_id, toDate(hour, 'Europe/Berlin') AS day, sum(events),"
                    + " sum(overspeed_episodes), sum(harsh_events) FROM fleet.vehicle_hours_current"
                    + " GROUP BY vehicle_id, day ORDER BY vehicle_id, day"));
    assertThat(database.query("SELECT sum(alerts) FROM fleet.alert_days" + BERLIN))
        .isEqualTo(database.query("SELECT count() FROM fleet.alerts_current"));
  }

  private static void trip(
      String id,
      String startedAt,
      int version,
      int withdrawn,
      long distanceMm,
      int startFuelCl,
      int endFuelCl) {
    database.execute(
        ("INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state,"
                + " ended_at, distance_mm, start_fuel_cl, end_fuel_cl) VALUES ('v', '%s',"
                + " '00000000-0000-0000-0000-0000000000%s', %d, %d, 'closed', '%s', %d, %d, %d)")
            .formatted(
                startedAt, id, version, withdrawn, startedAt, distanceMm, startFuelCl, endFuelCl));
  }
}
