package io.fleet.local.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fleet.simulator.trial.TrialOptions;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * A short trial past log and history, straight through the timelines: what {@code fleet accuracy}
 * asks of the rules, in seconds. {@code -Dfleet.trial.vehicles=27 -Dfleet.trial.hours=19} is its
 * full length, {@code .seed}, {@code .noise}, {@code .sampling}, {@code .rounds} and {@code
 * .details} are its options.
 */
class RulesInTrialTest {
  private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");

  @Test
  void rulesFindWhatVehiclesDid() throws Exception {
    // given
    int samplingS = Integer.getInteger("fleet.trial.sampling", 1);
    Noise noise =
        Noise.valueOf(System.getProperty("fleet.trial.noise", "real").toUpperCase(Locale.ROOT));
    double hours = Double.parseDouble(System.getProperty("fleet.trial.hours", "4"));
    TrialOptions options =
        new TrialOptions(
            Integer.getInteger("fleet.trial.vehicles", 6),
            START,
            Duration.ofSeconds(Math.round(hours * 3_600)),
            Duration.ofSeconds(samplingS),
            noise.level(),
            Integer.getInteger("fleet.trial.rounds", 0));

    // when
    Verdict verdict = TrialRun.judge(Long.getLong("fleet.trial.seed", 1), options);

    // then
    Targets targets = new Targets(options.sampling().toMillis(), noise.isOfTargets());
    new AccuracyReport(new PrintWriter(System.out, true, StandardCharsets.UTF_8), targets)
        .print(verdict);
    for (RuleVerdict rule : verdict.rules()) {
      if (rule.built() && targets.isAsked(rule.rule())) {
        assertThat(targets.isMet(rule)).as(rule.rule() + " " + rule.clear()).isTrue();
      }
    }
    for (DecoyVerdict decoy : verdict.decoys()) {
      assertThat(targets.isMet(decoy)).as(decoy.toString()).isTrue();
    }
    if (targets.isAllAsked()) {
      assertThat(verdict.crashesConfirmed())
          .isEqualTo(verdict.of(JudgedRule.CRASH).clear().found());
    }
  }
}
