package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.events.reference.ReferenceVersion;
import io.fleet.simulator.trial.TrialOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * ETAs and stops at risk of rounds, after days from which the product has learned by its own query:
 * a small size of what {@code fleet accuracy} asks.
 */
class EtasInTrialTest {
  /** A Tuesday: what was learned on days before must hold on another day of the week. */
  private static final Instant START = Instant.parse("2026-03-10T06:00:00Z");

  private static final int ROUNDS = 4;
  private static final int DAYS = 2;
  private static final int NUMBERS_A_DAY = 100;
  private static final int SEED = 1;

  @TempDir Path folder;

  @Test
  void whatIsLearnedOfDaysBeforeMakesEtasBetterThanTheMeanSpeed() throws Exception {
    // given
    List<ReferenceVersion> learned = learned();
    assertThat(learned).hasSize(1);

    // when
    Verdict verdict = TrialRun.judge(SEED, options(), learned);

    // then
    new AccuracyReport(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8), new Targets(1_000, true))
        .print(verdict);
    EtaVerdict halfAnHour = verdict.etas().get(2);
    assertThat(halfAnHour.horizonMin()).isEqualTo(30);
    assertThat(halfAnHour.all().etas()).isGreaterThan(250);
    assertThat(halfAnHour.all().ofNaive()).as("of the mean speed").isLessThan(0.7);
    assertThat(halfAnHour.usual().share()).as("as expected").isLessThan(0.15);
    assertThat(verdict.risk().recall()).as("told before").isGreaterThan(0.9);
    assertThat(verdict.risk().falseShare()).as("false").isLessThan(0.15);
  }

  private List<ReferenceVersion> learned() throws Exception {
    try (TrialHistory history = new TrialHistory(folder)) {
      for (int day = 1; day <= DAYS; day++) {
        Instant start = START.minus(Duration.ofDays(day + 1));
        history.day(SEED, options().roundsOf(1 + day * NUMBERS_A_DAY, start));
      }
      return history.learned(TrialHistory.dayOf(options()).minusDays(2));
    }
  }

  private static TrialOptions options() {
    return new TrialOptions(
        0, START, Duration.ofHours(1), Duration.ofSeconds(5), Noise.REAL.level(), ROUNDS);
  }
}
