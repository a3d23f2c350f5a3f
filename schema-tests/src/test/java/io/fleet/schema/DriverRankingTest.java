package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is compared with whom, and the speeds it rests on. */
class DriverRankingTest {
  private static final String START = "2026-01-05 08:00:00";
  private static final String END = "2026-01-05 10:00:00";

  @RegisterExtension static final Database database = new Database();
  private ScoreFacts facts;

  @BeforeEach
  void empty() {
    facts = new ScoreFacts(database);
  }

  @Test
  void fiveVansInTownAreRankedByRawAndEqualsShareARank() {
    // given: b and c brake once, e three times; f drives a truck, g on the open road
    for (String driver : new String[] {"a", "b", "c", "d", "e"}) {
      drive(driver, "van", 100, 0.8);
    }
    brake("b", 1);
    brake("c", 1);
    brake("e", 3);
    drive("f", "truck", 100, 0.8);
    drive("g", "van", 100, 0.2);
    drive("h", "van", 99, 0.8);

    // then
    assertThat(ranking())
        .isEqualTo(
            "a\tvan\ttown\t1\t5\t\n"
                + "b\tvan\ttown\t3\t5\t\n"
                + "c\tvan\ttown\t3\t5\t\n"
                + "d\tvan\ttown\t1\t5\t\n"
                + "e\tvan\ttown\t5\t5\t\n"
                + "f\ttruck\ttown\t\\N\t1\tfewer than five to compare with\n"
                + "g\tvan\topen road\t\\N\t1\tfewer than five to compare with\n"
                + "h\tvan\ttown\t\\N\t0\tless than 100 km\n");
  }

  @Test
  void fourAreTooFew() {
    for (String driver : new String[] {"a", "b", "c", "d"}) {
      drive(driver, "van", 100, 0.5);
    }
    assertThat(ranking()).contains("a\tvan\tmixed\t\\N\t4\tfewer than five to compare with");
  }

  @Test
  void aTripsMetresAreCountedFromItsTelemetryAndAgainAfterItsCorrection() {
    // given: 100 s at 36 km/h every second, then 600 s at 72 km/h every 10 s, and one before it
    // began
    UUID trip = facts.trip("v", START, END, "d", 13, 700);
    facts.telemetry("v", "2026-01-05 07:59:50", 1, 1, 90, false);
    facts.telemetry("v", START, 100, 1, 36, false);
    facts.telemetry("v", "2026-01-05 08:01:40", 61, 10, 72, false);

    // when
    database.refresh("trip_speeds_refresh");

    // then: 100 s * 10 m/s and 60 * 10 s * 20 m/s; the leg of the last message has no end
    assertThat(speeds()).isEqualTo(trip + "\t1\t13\t1\t12\n");

    // and when
    database.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, ingested_at) SELECT 'v', '%s', '%s', 2, 'closed', 'd', '2026-01-05 08:01:40', now() - INTERVAL 10 MINUTE"
            .formatted(START, trip));
    database.refresh("trip_speeds_refresh");

    // then
    assertThat(speeds()).isEqualTo(trip + "\t2\t1\t1\t0\n");
  }

  @Test
  void anAccelerometerSeesAtAnyRateAndPrivateMetresComeFromTheOdometer() {
    // given
    UUID trip = facts.trip("v", START, END, "d", 1, 100);
    facts.telemetry("v", START, 11, 10, 36, true);
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, private, odometer_m) SELECT 'v', toDateTime64('2026-01-05 09:00:00', 3, 'UTC') + number, number, 1, number < 2, 1000 + number * 700 FROM numbers(4)");

    // when
    database.refresh("trip_speeds_refresh");

    // then
    assertThat(speeds()).isEqualTo(trip + "\t1\t1\t1\t0\n");
    assertThat(database.query("SELECT private_km FROM fleet.trip_speeds_current"))
        .isEqualTo("1.4\n");
  }

  @Test
  void theLastMinutesAreCountsAndEventsPerHundredKilometres() {
    // given: 600 s at 72 km/h of which the last 300 are asked for
    facts.trip("v", START, END, "d", 12, 600);
    facts.telemetry("v", START, 601, 1, 72, false);
    facts.harsh("v", "2026-01-05 08:02:00", "harsh_braking", 1);
    facts.harsh("v", "2026-01-05 08:06:00", "harsh_braking", 3);
    facts.overspeed("v", "2026-01-05 08:07:00", 20, 90, 80);
    UUID excluded = facts.harsh("v", "2026-01-05 08:08:00", "harsh_cornering", 3);
    facts.action(excluded, "2026-01-06 08:00:00", "excluded", "", "olga");

    // then
    assertThat(
            database.query(
                "SELECT distance_km, harsh_braking, harsh_cornering, overspeed_episodes, round(events_per_100_km, 2) FROM fleet.driver_recent(driver = 'd', from = '2026-01-05 08:05:00', to = '2026-01-05 08:10:01')"))
        .isEqualTo("6\t1\t0\t1\t16.67\n");
  }

  private void drive(String driver, String vehicleClass, int km, double townShare) {
    facts.vehicle("v-" + driver, vehicleClass);
    UUID trip = facts.trip("v-" + driver, START, END, driver, km, 7_000);
    facts.speeds("v-" + driver, START, trip, km, km * townShare, 0, 0);
  }

  private void brake(String driver, int severity) {
    facts.harsh("v-" + driver, "2026-01-05 09:00:00", "harsh_braking", severity);
  }

  private static String ranking() {
    return database.query(
        "SELECT driver_id, vehicle_class, traffic, group_rank, group_size, reason FROM fleet.driver_ranking(from = '2026-01-01', to = '2026-02-01', profile = 'standard') ORDER BY driver_id");
  }

  private static String speeds() {
    return database.query(
        "SELECT trip_id, version, measured_km, below_50_km, unjudged_km FROM fleet.trip_speeds_current");
  }
}
