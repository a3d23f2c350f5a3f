package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The score's formula, worked by hand. */
class DriverScoresTest {
  private static final String JANUARY =
      "(from = '2026-01-01 00:00:00', to = '2026-02-01 00:00:00')";
  private static final String TRIP_A = "5d6a8b0e-3c53-5d6e-9f0c-00000000000a";
  private static final String TRIP_B = "5d6a8b0e-3c53-5d6e-9f0c-00000000000b";

  @RegisterExtension static final Database database = new Database();
  private int events;

  @Test
  void aWindowIsScoredOverItsTotals() {
    // given: 40 km in 1 h and 10 km in 15 min
    trip(TRIP_A, "v1", "2026-01-05 08:00:00", "2026-01-05 09:10:00", "d", 40_000, 3_600);
    trip(TRIP_B, "v2", "2026-01-06 08:00:00", "2026-01-06 08:20:00", "d", 10_000, 900);
    harsh("v1", "2026-01-05 08:10:00", "harsh_braking", 1);
    harsh("v1", "2026-01-05 08:20:00", "harsh_cornering", 2);
    harsh("v2", "2026-01-06 08:10:00", "harsh_braking", 3);
    overspeed("v1", "2026-01-05 08:30:00", 30, 88, 80);
    overspeed("v2", "2026-01-06 08:15:00", 15, 100, 80);

    // then
    // braking      4 * (0.5 + 2) / (50 km / 100)  = 20
    // cornering    4 * 1 / 0.5                    =  8
    // overspeed    100 * (1*30 + 3*15) / 4500     =  1.6667   (88 of 80 is 10 %, 100 of 80 is 25 %)
    // score        100 - 20 - 8 - 1.6667          = 70.3333
    assertThat(
            database.query(
                "SELECT driver_id, trips, distance_km, driving_s, braking_deduction, acceleration_deduction,"
                    + " cornering_deduction, round(overspeed_deduction, 4), round(raw_score, 4), round(score, 4), reason,"
                    + " length(event_ids), length(episode_ids) FROM fleet.driver_scores"
                    + JANUARY))
        .isEqualTo("d\t2\t50\t4500\t20\t0\t8\t1.6667\t70.3333\t70.3333\t\t3\t2\n");

    // and each trip by itself:
    // A  100 - 4*0.5/0.4 - 4*1/0.4 - 100*30/3600   = 84.1667
    // B  100 - 4*2/0.1 - 100*3*15/900              = 15
    assertThat(
            database.query(
                "SELECT trip_id, round(score, 4) FROM fleet.trip_scores"
                    + JANUARY
                    + " ORDER BY trip_id"))
        .isEqualTo(TRIP_A + "\t84.1667\n" + TRIP_B + "\t15\n");

    // and each day: the second has less than 20 km
    assertThat(
            database.query(
                "SELECT day, round(score, 4), reason FROM fleet.driver_day_scores"
                    + JANUARY
                    + " ORDER BY day"))
        .isEqualTo("2026-01-05\t84.1667\t\n2026-01-06\t\\N\tnot enough data\n");
  }

  @ParameterizedTest
  @CsvSource({
    "20000, 100, ''",
    "19999, \\N, not enough data",
    "0, \\N, not enough data",
  })
  void aWindowCountsFromTwentyKilometres(int distanceM, String score, String reason) {
    // given
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 09:00:00", "d", distanceM, 3_600);

    // then
    assertThat(database.query("SELECT score, reason FROM fleet.driver_scores" + JANUARY))
        .isEqualTo(score + "\t" + reason + "\n");
  }

  @ParameterizedTest
  @CsvSource({"5000, 100", "4999, \\N"})
  void aTripCountsFromFiveKilometres(int distanceM, String score) {
    // given
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 09:00:00", "d", distanceM, 3_600);

    // then
    assertThat(database.query("SELECT score FROM fleet.trip_scores" + JANUARY))
        .isEqualTo(score + "\n");
  }

  @ParameterizedTest
  @CsvSource({"88, 1", "88.01, 2", "96, 2", "96.01, 3"})
  void anEpisodeWeighsByItsPeak(double peakKmph, int weight) {
    // given: 36 s of 1 h driven is 1 %
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 100_000, 3_600);
    overspeed("v", "2026-01-05 08:30:00", 36, peakKmph, 80);

    // then
    assertThat(scoreAndRaw()).isEqualTo((100 - weight) + "\t" + (100 - weight) + "\n");
  }

  @ParameterizedTest
  @CsvSource({"1, 98", "2, 96", "3, 92"})
  void anEventWeighsByItsSeverity(int severity, int score) {
    // given
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 100_000, 3_600);
    harsh("v", "2026-01-05 08:30:00", "harsh_acceleration", severity);

    // then
    assertThat(scoreAndRaw()).isEqualTo(score + "\t" + score + "\n");
  }

  @Test
  void theScoreEndsAtZeroAndRankingGoesOn() {
    // given: 4 * 4 * 2 / 0.2 = 160
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 20_000, 3_600);
    for (int minute = 10; minute < 14; minute++) {
      harsh("v", "2026-01-05 08:" + minute + ":00", "harsh_braking", 3);
    }

    // then
    assertThat(scoreAndRaw()).isEqualTo("0\t-60\n");
  }

  @Test
  void aWithdrawnEpisodeAndACorrectedTripAreScoredAsTheyAreNow() {
    // given
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 50_000, 3_600);
    harsh("v", "2026-01-05 08:30:00", "harsh_braking", 2);
    UUID episode = overspeed("v", "2026-01-05 08:30:00", 36, 85, 80);
    assertThat(scoreAndRaw()).isEqualTo("91\t91\n");

    // when
    database.execute(
        "INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn)"
            + " VALUES ('v', '2026-01-05 08:30:00', '%s', 2, 1)".formatted(episode));
    trip(2, TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 100_000, 3_600);

    // then
    assertThat(scoreAndRaw()).isEqualTo("96\t96\n");
  }

  @Test
  void aTripWithoutADriverAndWhatHappenedOnItCountForNobody() {
    // given
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 09:00:00", "d", 50_000, 3_600);
    trip(TRIP_B, "v", "2026-01-05 10:00:00", "2026-01-05 11:00:00", "", 50_000, 3_600);
    harsh("v", "2026-01-05 10:30:00", "harsh_braking", 3);
    harsh("v", "2026-01-05 09:30:00", "harsh_braking", 3);

    // then
    assertThat(database.query("SELECT driver_id, score, trips FROM fleet.driver_scores" + JANUARY))
        .isEqualTo("d\t100\t1\n");
  }

  @Test
  void anEventOfAnotherDriverOnTheTripIsThatDrivers() {
    // given
    trip(TRIP_A, "v", "2026-01-05 08:00:00", "2026-01-05 10:00:00", "d", 100_000, 3_600);
    harsh("v", "2026-01-05 08:30:00", "harsh_braking", 2, "e");

    // then
    assertThat(
            database.query(
                "SELECT driver_id, score, harsh_braking, reason FROM fleet.driver_scores"
                    + JANUARY
                    + " ORDER BY driver_id"))
        .isEqualTo("d\t100\t0\t\ne\t\\N\t1\tnot enough data\n");
  }

  @Test
  void aWindowTakesItsStartAndLeavesItsEnd() {
    // given
    trip(TRIP_A, "v", "2026-01-01 00:00:00", "2026-01-01 01:00:00", "d", 30_000, 1_800);
    trip(TRIP_B, "v", "2026-02-01 00:00:00", "2026-02-01 01:00:00", "d", 70_000, 1_800);

    // then
    assertThat(database.query("SELECT trips, distance_km FROM fleet.driver_scores" + JANUARY))
        .isEqualTo("1\t30\n");
  }

  @Test
  void theFixedWindowsEndNowAndTheJdbcDriverBindsTheOthers() throws Exception {
    // given
    database.execute(
        "INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, driver_id, ended_at, distance_mm, moving_ms)"
            + " SELECT 'v', now64(3, 'UTC') - INTERVAL number * 3 DAY - INTERVAL 1 HOUR, generateUUIDv4(), 1, 'd',"
            + " now64(3, 'UTC'), 25000000, 1800000 FROM numbers(20)");

    // then: 1 trip in a day, 3 in 7 days, 10 in 30 days
    assertThat(
            database.query(
                "SELECT score_window, trips FROM fleet.driver_scores_current ORDER BY trips"))
        .isEqualTo("24h\t1\n7d\t3\n30d\t10\n");

    // and when
    try (var connection = DriverManager.getConnection(database.jdbcUrl("fleet"));
        var statement =
            connection.prepareStatement(
                "SELECT score, event_ids FROM driver_scores("
                    + "from = now64(3, 'UTC') - toIntervalHour(?), to = now64(3, 'UTC'))")) {
      statement.setInt(1, 24);
      ResultSet row = statement.executeQuery();

      // then
      assertThat(row.next()).isTrue();
      assertThat(row.getDouble("score")).isEqualTo(100);
      assertThat((Object[]) row.getArray("event_ids").getArray()).isEmpty();
    }
  }

  private static String scoreAndRaw() {
    return database.query(
        "SELECT round(score, 6), round(raw_score, 6) FROM fleet.driver_scores" + JANUARY);
  }

  private static void trip(
      String id, String vehicle, String from, String to, String driver, int meters, int movingS) {
    trip(1, id, vehicle, from, to, driver, meters, movingS);
  }

  private static void trip(
      int version,
      String id,
      String vehicle,
      String from,
      String to,
      String driver,
      int meters,
      int movingS) {
    database.execute(
        ("INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, state, driver_id, ended_at, distance_mm,"
                + " moving_ms) VALUES ('%s', '%s', '%s', %d, 'closed', '%s', '%s', %d000, %d000)")
            .formatted(vehicle, from, id, version, driver, to, meters, movingS));
  }

  private void harsh(String vehicle, String at, String kind, int severity) {
    harsh(vehicle, at, kind, severity, "");
  }

  private void harsh(String vehicle, String at, String kind, int severity, String driver) {
    database.execute(
        ("INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, driver_id, severity, ended_at)"
                + " VALUES ('%s', '%s', '%s', 1, '%s', '%s', %d, '%s')")
            .formatted(vehicle, at, id(), kind, driver, severity, at));
  }

  private UUID overspeed(String vehicle, String at, int seconds, double peakKmph, int limitKmph) {
    UUID id = id();
    database.execute(
        ("INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, ended_at, peak_ckmph,"
                + " limit_ckmph) SELECT '%s', toDateTime64('%s', 3, 'UTC') AS at, '%s', 1, at + %d, %d, %d")
            .formatted(
                vehicle, at, id, seconds, Math.round(peakKmph * 100), Math.round(limitKmph * 100)));
    return id;
  }

  private UUID id() {
    events++;
    return new UUID(7, events);
  }
}
