package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.trial.TrialOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Delivery rounds past log and history, straight through the timelines: what {@code fleet accuracy}
 * asks of stops, visits and trips. {@code -Dfleet.trial.seed} and {@code .details} are its options.
 */
class RoundsInTrialTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
  private static final int ROUNDS = 8;

  @Test
  void oneMessageASecondShowsWhatBecameOfRounds() throws Exception {
    Targets targets = new Targets(1_000, true);
    Verdict verdict = judge(1, targets);
    assertThat(targets.isMet(verdict.of(JudgedRule.VISIT))).as("visits").isTrue();
    assertThat(targets.isMet(verdict.of(JudgedRule.TRIP))).as("trips").isTrue();
    assertThat(targets.isMet(verdict.trips())).as(verdict.trips().toString()).isTrue();
    assertThat(verdict.deliveries()).hasSize(2);
    assertStops(verdict.deliveries().get(0), targets);
    assertThat(verdict.deliveries().get(1).stateShare()).as("without scans").isGreaterThan(0.95);
  }

  /** What a vehicle does between two messages its wheels have counted; scans do not need them. */
  @Test
  void oneMessageInThirtySecondsStillShowsTripsVisitsAndStops() throws Exception {
    Targets targets = new Targets(30_000, true);
    Verdict verdict = judge(30, targets);
    assertThat(targets.isMet(verdict.of(JudgedRule.VISIT))).as("visits").isTrue();
    assertThat(verdict.of(JudgedRule.VISIT).all().f1()).as("all visits").isGreaterThan(0.96);
    assertThat(targets.isMet(verdict.of(JudgedRule.TRIP))).as("trips").isTrue();
    assertThat(targets.isMet(verdict.trips())).as(verdict.trips().toString()).isTrue();
    assertStops(verdict.deliveries().get(0), new Targets(1_000, true));
    assertStops(verdict.deliveries().get(1), targets);
  }

  private static void assertStops(DeliveryVerdict stops, Targets targets) {
    assertThat(stops.stops()).isGreaterThan(300);
    assertThat(targets.isMet(stops)).as(stops.toString()).isTrue();
  }

  private static Verdict judge(int samplingS, Targets targets) throws Exception {
    TrialOptions options =
        new TrialOptions(
            0,
            START,
            Duration.ofHours(1),
            Duration.ofSeconds(samplingS),
            Noise.REAL.level(),
            ROUNDS);
    Verdict verdict = TrialRun.judge(Long.getLong("fleet.trial.seed", 1), options);
    new AccuracyReport(new PrintWriter(System.out, true, StandardCharsets.UTF_8), targets)
        .print(verdict);
    return verdict;
  }
}
