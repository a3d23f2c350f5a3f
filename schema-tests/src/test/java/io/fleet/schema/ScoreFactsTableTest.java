package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What scores are made of is what the tables of facts say, however often and in what order. */
class ScoreFactsTableTest {
  private static final List<String> FACTS =
      List.of("trips", "trip_speeds", "harsh_events", "crash_events", "overspeed_episodes");
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(5));

  private static final String TOLD =
      "SELECT toString(fact) AS of, vehicle_id, started_at, fact_id, version, toString(kind) AS"
          + " named, toString(driver_id) AS driver, trip_id, ended_at, toUInt8(open) AS goes_on,"
          + " severity, distance_mm, moving_ms, measured_mm, unjudged_mm, private_mm FROM"
          + " fleet.score_facts FINAL ORDER BY ALL";

  private static final String RECOUNTED =
      """
      SELECT * FROM
      (
          SELECT 'trip' AS of, vehicle_id, started_at, trip_id AS fact_id, version, 'trip' AS named, toString(driver_id) AS driver, toNullable(trip_id) AS trip,
                 ended_at, state = 'open' AS open, 0 AS points, distance_mm, moving_ms, 0 AS measured, 0 AS unjudged, 0 AS private
          FROM fleet.trips FINAL
          UNION ALL
          SELECT 'speeds', vehicle_id, started_at, trip_id, version, 'speeds', '', trip_id, started_at, false, 0, 0, 0, measured_mm, unjudged_mm, private_mm
          FROM fleet.trip_speeds FINAL
          UNION ALL
          SELECT 'manoeuvre', vehicle_id, started_at, event_id, version, toString(kind), toString(driver_id), trip_id, ended_at, false,
                 multiIf(severity <= 1, 1, severity = 2, 2, 3), 0, 0, 0, 0, 0
          FROM fleet.harsh_events FINAL
          UNION ALL
          SELECT 'crash', vehicle_id, started_at, event_id, version, 'crash', toString(driver_id), trip_id, started_at, false,
                 multiIf(state != 'confirmed', 0, severity IN (0, 3, 4), 3, severity), 0, 0, 0, 0, 0
          FROM fleet.crash_events FINAL
          UNION ALL
          SELECT 'overspeed', vehicle_id, started_at, episode_id, version, 'overspeed', toString(driver_id), trip_id, ended_at, false,
                 multiIf(peak_ckmph / limit_ckmph <= 1.1, 1, peak_ckmph / limit_ckmph <= 1.2, 2, 3), 0, 0, 0, 0, 0
          FROM fleet.overspeed_episodes FINAL
      )
      ORDER BY ALL
      """;

  @RegisterExtension static final Database database = new Database();

  @Test
  void theyAreTheFactsThatHoldAfterCorrectionsWithdrawalsAndRepeats() {
    for (long seed = 1; seed <= 3; seed++) {
      // given
      database.empty();
      Random random = new Random(seed);
      List<String> inserts = new ArrayList<>();
      for (String table : FACTS) {
        RandomTable rows = new RandomTable(database, table, START.toEpochMilli(), seed);
        inserts.addAll(rows.beginning(random));
        inserts.addAll(rows.everything(random));
      }
      Collections.shuffle(inserts, random);

      // when
      inserts.forEach(database::execute);

      // then
      String told = database.query(TOLD);
      assertThat(told).contains("trip\t", "speeds\t", "manoeuvre\t", "crash\t", "overspeed\t");
      assertThat(told).as("seed %d", seed).isEqualTo(database.query(RECOUNTED));
    }
  }

  @Test
  void whatWasThereBeforeIsTakenOver() {
    // given
    new RandomDrives(7).inserts().forEach(database::execute);
    String told = database.query(TOLD);
    database.execute("TRUNCATE TABLE fleet.score_facts");

    // when
    database.takeOver("V38__score_facts", "score_facts");

    // then
    assertThat(database.query(TOLD)).isNotEmpty().isEqualTo(told);
  }
}
