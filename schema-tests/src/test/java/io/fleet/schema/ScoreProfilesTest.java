package io.fleet.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published example, crashes, and metres nobody could judge, worked by hand. */
class ScoreProfilesTest {
  private static final double MILE_KM = 1.609344;
  private static final String FROM = "2026-01-05 08:00:00";
  private static final String TO = "2026-01-05 18:00:00";

  @RegisterExtension static final Database database = new Database();
  private ScoreFacts facts;

  @BeforeEach
  void empty() {
    facts = new ScoreFacts(database);
  }

  @Test
  void thePublishedExampleIsSixtySeven() {
    // given: 5 events, 247 miles, 1 h 09 of 8 h 40 over the limit; severities and excesses differ
    facts.trip("v", FROM, TO, "d", 247 * MILE_KM, 8 * 3_600 + 40 * 60);
    facts.harsh("v", "2026-01-05 09:00:00", "harsh_braking", 1);
    facts.harsh("v", "2026-01-05 09:10:00", "harsh_braking", 3);
    facts.harsh("v", "2026-01-05 09:20:00", "harsh_acceleration", 2);
    facts.harsh("v", "2026-01-05 09:30:00", "harsh_cornering", 2);
    facts.crash("v", "2026-01-05 17:00:00", "confirmed", 4);
    facts.overspeed("v", "2026-01-05 10:00:00", 39 * 60, 85, 80);
    facts.overspeed("v", "2026-01-05 12:00:00", 30 * 60, 120, 80);

    // then: unrounded it is 66.49; the publisher rounds 20.24 and 13.27 each
    assertThat(
            scores(
                "per-1000-miles",
                "score, round(braking_deduction + acceleration_deduction + cornering_deduction"
                    + " + crash_deduction, 2), round(overspeed_deduction, 2)"))
        .isEqualTo("67\t20.24\t13.27\n");
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed, 4, 20",
    "confirmed, 0, 20",
    "confirmed, 2, 60",
    "suspected, 2, 100",
    "cleared, 2, 100"
  })
  void aConfirmedCrashWeighsTenManoeuvres(String state, int severity, int score) {
    // given: 4 * 10 * 2 per 100 km
    facts.trip("v", FROM, TO, "d", 100, 3_600);
    facts.crash("v", "2026-01-05 09:00:00", state, severity);

    // then
    assertThat(scores("standard", "score, crashes, length(crash_ids)"))
        .isEqualTo(score + (score < 100 ? "\t1\t1\n" : "\t0\t0\n"));
  }

  @Test
  void whatIsNoTripIsNobodys() {
    // given: towed away at night, between two trips
    facts.trip("v", FROM, "2026-01-05 09:00:00", "d", 50, 3_600);
    facts.harsh("v", "2026-01-05 23:00:00", "harsh_braking", 3);

    // then
    assertThat(scores("standard", "score, harsh_braking")).isEqualTo("100\t0\n");
  }

  @Test
  void metresNobodyCouldJudgeAreLeftOutAndShown() {
    // given: of 100 km 20 in private mode, and a quarter of the measured ones at one message a
    // minute
    var trip = facts.trip("v", FROM, TO, "d", 100, 3_600);
    facts.speeds("v", FROM, trip, 80, 40, 20, 20);
    facts.harsh("v", "2026-01-05 09:00:00", "harsh_braking", 2);

    // then: 4 * 1 / 0.55
    assertThat(
            scores(
                "standard",
                "round(braking_deduction, 4), judged_km, private_share, unjudged_share, below_50_share"))
        .isEqualTo("7.2727\t55\t0.2\t0.25\t0.5\n");
  }

  @Test
  void tooFewJudgedMetresAreNoScore() {
    // given
    var trip = facts.trip("v", FROM, TO, "d", 100, 3_600);
    facts.speeds("v", FROM, trip, 100, 40, 80.001, 0);

    // then
    assertThat(scores("standard", "score, reason")).isEqualTo("\\N\tnot enough judged data\n");
  }

  @Test
  void thereIsNoScoreByAProfileNobodyKnows() {
    facts.trip("v", FROM, TO, "d", 100, 3_600);
    assertThat(scores("generous", "score")).isEmpty();
  }

  private static String scores(String profile, String columns) {
    return database.query(
        "SELECT %s FROM fleet.driver_score_totals(from = '2026-01-01', to = '2026-02-01', profile = '%s') WHERE scope = 'window'"
            .formatted(columns, profile));
  }
}
