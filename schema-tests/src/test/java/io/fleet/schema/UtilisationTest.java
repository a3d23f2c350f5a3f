package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Vehicles' days and what is odd about them, in figures counted by hand. */
class UtilisationTest {
  private static final String OCTOBER =
      "(zone = 'Europe/Berlin', from = '2025-10-12 22:00:00', until = '2025-10-26 23:00:00', vehicle"
          + " = '')";

  @RegisterExtension static final Database database = new Database();

  @Test
  void aDayOf25HoursAddsUp() {
    // given: driving over midnight in, standing over midnight out, two hours out of reach
    span("v", "2025-10-25 21:45:00", "2025-10-25 22:00:00", "driving", 9_000_000);
    span("v", "2025-10-25 22:00:00", "2025-10-25 22:10:00", "driving", 6_000_000);
    span("v", "2025-10-25 22:10:00", "2025-10-26 00:00:00", "standing", 0);
    span("v", "2025-10-26 02:00:00", "2025-10-26 23:30:00", "standing", 70_000);

    // then
    assertThat(
            database.query(
                "SELECT day, day_s, driving_s, standing_s, offline_s, distance_m,"
                    + " unassigned_distance_m FROM fleet.vehicle_use_days"
                    + OCTOBER
                    + " ORDER BY day"))
        .isEqualTo(
            "2025-10-25\t86400\t900\t0\t85500\t9000\t0\n"
                + "2025-10-26\t90000\t600\t82200\t7200\t6070\t70\n");
    assertThat(violations()).isEmpty();
  }

  @Test
  void anOpenSpanLastsUntilTheVehicleWasHeardLast() {
    // given
    database.execute(
        "INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state,"
            + " ended_at) VALUES ('v', '2025-10-20 08:00:00', 1, 0, 'standing', 'open', '2025-10-20"
            + " 08:01:00')");
    database.execute(
        "INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash) VALUES ('v',"
            + " '2025-10-20 09:30:00', 1, 1)");

    // then
    assertThat(database.query("SELECT standing_s FROM fleet.vehicle_use_days" + OCTOBER))
        .isEqualTo("5400\n");
  }

  @Test
  void whatDoesNotAddUpIsShown() {
    // given
    span("v", "2025-10-20 08:00:00", "2025-10-20 09:00:00", "driving", 5_000);
    span("v", "2025-10-20 08:59:00", "2025-10-20 10:00:00", "standing", 0);
    database.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, ended_at,"
            + " distance_mm) VALUES ('v', '2025-10-20 08:00:00',"
            + " '00000000-0000-0000-0000-000000000001', 1, 'closed', '2025-10-20 09:00:00', 7000)");

    // then
    assertThat(violations()).isEqualTo("v\tmetres of a trip in no span\t2\nv\tspans overlap\t60\n");
  }

  @Test
  void aClassIsComparedFromFiveVehiclesOn() {
    // given five vans, one of which hardly drives, and four trucks, one of which does not either
    for (int i = 1; i <= 5; i++) {
      described("van" + i, "{\"class\":\"van\"}");
      everyWorkday("van" + i, i == 1 ? 2_400_000 : 10_000_000);
    }
    for (int i = 1; i <= 4; i++) {
      described("truck" + i, "{\"class\":\"truck\"}");
      everyWorkday("truck" + i, i == 1 ? 1 : 10_000_000);
    }

    // then
    assertThat(flags("rule != 'idle_asset'"))
        .isEqualTo("van1\tunder_used\tclass_distance\t28800\t30000\n");
  }

  @Test
  void hoursOfItsOwnCalendarCount() {
    // given a vehicle that works from Sunday night to Monday morning, and rests all week
    described(
        "night",
        "{\"calendar\":{\"zone\":\"Europe/Berlin\",\"weekly\":[{\"days\":[\"sun\"],\"from\":\"20:00\",\"to\":\"05:00\"}]}}");
    for (int day = 13; day <= 25; day++) {
      span("night", "2025-10-%d 00:00:00", "2025-10-%d 23:59:00", "standing", 0, day);
    }

    // then: of two Sunday nights, the second an hour longer, the window ends in the second
    assertThat(flags("rule = 'idle_asset'")).startsWith("night\tdowntime\tidle_asset\t");
    assertThat(flags("rule = 'used_days'")).isEqualTo("night\tunder_used\tused_days\t0\t1\n");
  }

  @Test
  void aNewVehicleIsJudgedByTheDaysItWasThere() {
    // given five vans with two weeks behind them, one that was off until the last Friday, and one
    // first heard of on that day
    for (int i = 1; i <= 5; i++) {
      described("van" + i, "{\"class\":\"van\"}");
      everyWorkday("van" + i, 10_000_000);
    }
    for (String vehicle : new String[] {"idle", "new"}) {
      described(vehicle, "{\"class\":\"van\"}");
      span(vehicle, "2025-10-24 08:00:00", "2025-10-24 09:00:00", "driving", 9_000_000);
    }
    database.execute(
        "INSERT INTO fleet.vehicle_hours (vehicle_id, hour, version) VALUES ('idle', '2025-09-20"
            + " 08:00:00', 1)");

    // then
    assertThat(flags("rule != 'idle_asset'"))
        .isEqualTo(
            "idle\tunder_used\tclass_distance\t9000\t30000\n"
                + "idle\tunder_used\tused_days\t1\t5\n");
    assertThat(
            database.query(
                "SELECT vehicle_id, used_days, days_to_operate, days_available FROM"
                    + " fleet.vehicle_use"
                    + OCTOBER
                    + " WHERE NOT startsWith(vehicle_id, 'van') ORDER BY vehicle_id"))
        .isEqualTo("idle\t1\t10\t14\nnew\t1\t1\t3\n");
  }

  @Test
  void moreTripsThanUsualByMoreThanThreeAreOdd() {
    // given 15 days of two trips, one of five and one of six
    database.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, ended_at) SELECT"
            + " 'v', toDateTime('2025-10-01 10:00:00', 'UTC') + toIntervalDay(day) +"
            + " toIntervalHour(trip), generateUUIDv4(), 1, 'closed', '2025-10-30 00:00:00' FROM"
            + " (SELECT number AS day, arrayJoin(range(multiIf(day = 15, 5, day = 16, 6, 2))) AS"
            + " trip FROM numbers(17))");

    // then
    assertThat(flags("TRUE")).isEqualTo("v\tmulti_trip\ttrips_a_day\t6\t5\n");
  }

  private static String violations() {
    return database.query(
        "SELECT vehicle_id, violation, amount FROM fleet.vehicle_time_violations(zone ="
            + " 'Europe/Berlin', from = '2025-10-12 22:00:00', until = '2025-10-26 23:00:00') ORDER"
            + " BY violation");
  }

  private static String flags(String condition) {
    return database.query(
        "SELECT vehicle_id, flag, rule, amount, bound FROM fleet.vehicle_use_flags"
            + OCTOBER
            + " WHERE "
            + condition
            + " ORDER BY vehicle_id, rule, started_at");
  }

  private static void everyWorkday(String vehicleId, long distanceMm) {
    database.execute(
        ("INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state,"
                + " ended_at, distance_mm) SELECT '%s', toDateTime('2025-10-13 08:00:00', 'UTC') +"
                + " toIntervalDay(number) AS at, 1, 0, 'driving', 'closed', at + 3600, %d FROM"
                + " numbers(12)")
            .formatted(vehicleId, distanceMm));
  }

  private static void span(
      String vehicleId, String from, String to, String kind, long distanceMm, int day) {
    span(vehicleId, from.formatted(day), to.formatted(day), kind, distanceMm);
  }

  private static void span(String vehicleId, String from, String to, String kind, long distanceMm) {
    String trip = kind.equals("driving") ? "'00000000-0000-0000-0000-000000000001'" : "NULL";
    database.execute(
        ("INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state,"
                + " trip_id, ended_at, distance_mm) VALUES ('%s', '%s', 1, 0, '%s', 'closed', %s,"
                + " '%s', %d)")
            .formatted(vehicleId, from, kind, trip, to, distanceMm));
  }

  private static void described(String vehicleId, String body) {
    database.execute(
        ("INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at,"
                + " changed_by, body) VALUES ('vehicles', '%s', '2020-01-01 00:00:00', 1, 0, false,"
                + " '2020-01-01 00:00:00', 'test', '%s')")
            .formatted(vehicleId, body));
  }
}
