package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was found out about a trial.
 *
 * @param rules each rule
 * @param decoys each kind of decoy
 * @param crashesConfirmed how many true crashes were confirmed as such
 * @param scores drivers' scores by the design's formula
 * @param drivers each driver's scores
 * @param trips how exactly they were found
 * @param deliveries stops with scans and without; empty without rounds
 * @param etas how far off ETAs were at each horizon; empty without rounds
 * @param risk whether stops were told at risk before they were late
 */
record Verdict(
    List<RuleVerdict> rules,
    List<DecoyVerdict> decoys,
    int crashesConfirmed,
    ScoreVerdict scores,
    List<DriverScore> drivers,
    TripVerdict trips,
    List<DeliveryVerdict> deliveries,
    List<EtaVerdict> etas,
    RiskVerdict risk) {
  private static final int CONFIRMED = 4;

  /** Slower messages show a manoeuvre by a second that lies in it, or not at all. */
  private static final long MOST_OF_HARSH_MS = 3_000;

  /**
   * Holds the facts against the truth.
   *
   * @param samplingMs between two messages of a vehicle
   */
  static Verdict of(Trial trial, Facts facts, long samplingMs)
      throws IOException, InterruptedException {
    List<RuleVerdict> rules = new ArrayList<>();
    List<DecoyVerdict> decoys = new ArrayList<>();
    int confirmed = 0;
    TripVerdict trips = TripVerdict.NONE;
    for (JudgedRule rule : JudgedRule.values()) {
      Optional<Matching> matching = matching(rule, trial, facts, samplingMs);
      rules.add(
          matching
              .map(m -> RuleVerdict.of(rule, m, trial.classes(), samplingMs))
              .orElseGet(() -> RuleVerdict.notBuilt(rule)));
      if (rule == JudgedRule.TRIP) {
        trips = matching.map(m -> TripVerdict.of(m, samplingMs)).orElse(trips);
      }
      if (rule == JudgedRule.CRASH) {
        decoys =
            decoys(trial.labels(), matching.map(Matching::unfounded).orElse(List.of()), samplingMs);
        confirmed = matching.map(Verdict::confirmed).orElse(0);
      }
    }
    Map<String, Double> found = facts.scores(trial.from(), trial.to());
    Map<String, Double> truth = TrueScores.of(trial.labels(), trial.classes(), true);
    Map<String, Double> withoutCrashes = TrueScores.of(trial.labels(), trial.classes(), false);
    return new Verdict(
        rules,
        decoys,
        confirmed,
        ScoreVerdict.of(truth, found),
        DriverScore.all(truth, withoutCrashes, found),
        trips,
        deliveries(trial.labels(), facts.stops()),
        EtaVerdict.all(
            new TrueArrivals(trial.labels()), new Surprises(trial.labels()), facts.etas()),
        RiskVerdict.of(trial.labels(), facts.risks()));
  }

  private static Optional<Matching> matching(
      JudgedRule rule, Trial trial, Facts facts, long samplingMs)
      throws IOException, InterruptedException {
    Optional<List<Finding>> findings = facts.findings(rule);
    if (findings.isEmpty()) {
      return Optional.empty();
    }
    List<Label> labels =
        trial.labels().stream().filter(label -> label.kind() == rule.label()).toList();
    long intervalMs = rule.isHarsh() ? Math.min(samplingMs, MOST_OF_HARSH_MS) : samplingMs;
    long toleranceMs = rule.tolerance().toMillis() + intervalMs;
    return Optional.of(Matching.of(labels, findings.get(), toleranceMs));
  }

  private static List<DecoyVerdict> decoys(
      List<Label> labels, List<Finding> unfounded, long samplingMs) {
    return Arrays.stream(LabelKind.values())
        .filter(LabelKind::isDecoy)
        .map(kind -> DecoyVerdict.of(kind, labels, unfounded, samplingMs))
        .toList();
  }

  private static List<DeliveryVerdict> deliveries(List<Label> labels, List<FoundStop> found) {
    return Stream.of(true, false)
        .map(scanned -> DeliveryVerdict.of(scanned, labels, found))
        .filter(verdict -> verdict.stops() > 0)
        .toList();
  }

  private static int confirmed(Matching crashes) {
    return (int) crashes.pairs().stream().filter(p -> p.finding().severity() >= CONFIRMED).count();
  }

  RuleVerdict of(JudgedRule rule) {
    return rules.get(rule.ordinal());
  }
}
