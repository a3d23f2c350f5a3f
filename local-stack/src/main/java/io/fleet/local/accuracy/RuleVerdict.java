package io.fleet.local.accuracy;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How well a rule did. A finding that belongs to no label is wrong; it counts within the band if it
 * lies in a label of the band, as a second half of it.
 *
 * @param rule which
 * @param built whether there is such a rule at all
 * @param clear counts over what is clear
 * @param band counts within 15 % of a threshold
 * @param medianOnsetS onset error of what was rightly found, seconds
 * @param p95OnsetS the same, passed by one in twenty
 * @param missed what was missed and clear
 * @param unfounded what was found and is clearly no case
 */
record RuleVerdict(
    JudgedRule rule,
    boolean built,
    Counts clear,
    Counts band,
    double medianOnsetS,
    double p95OnsetS,
    List<Label> missed,
    List<Finding> unfounded) {

  static RuleVerdict notBuilt(JudgedRule rule) {
    Counts none = new Counts(0, 0, 0);
    return new RuleVerdict(rule, false, none, none, 0, 0, List.of(), List.of());
  }

  /**
   * @param classes of the vehicles, by id
   */
  static RuleVerdict of(JudgedRule rule, Matching matching, Map<String, VehicleClass> classes) {
    int[] found = new int[Clarity.values().length];
    int[] missed = new int[found.length];
    List<Double> onsets = new ArrayList<>();
    List<Finding> unfounded = new ArrayList<>();
    int halves = 0;
    for (Finding finding : matching.unfounded()) {
      if (isInLabelOfBand(finding, matching, classes)) {
        halves++;
      } else {
        unfounded.add(finding);
      }
    }
    List<Label> missedLabels = new ArrayList<>();
    for (Matching.Pair pair : matching.pairs()) {
      Clarity clarity = clarity(pair.label(), classes);
      found[clarity.ordinal()]++;
      if (clarity == Clarity.CLEARLY) {
        onsets.add(pair.onsetErrorS());
      } else if (clarity == Clarity.CLEARLY_NOT) {
        unfounded.add(pair.finding());
      }
    }
    for (Label label : matching.missed()) {
      Clarity clarity = clarity(label, classes);
      missed[clarity.ordinal()]++;
      if (clarity == Clarity.CLEARLY) {
        missedLabels.add(label);
      }
    }
    double[] sorted = onsets.stream().mapToDouble(s -> s).sorted().toArray();
    return new RuleVerdict(
        rule,
        true,
        new Counts(found[Clarity.CLEARLY.ordinal()], missedLabels.size(), unfounded.size()),
        new Counts(
            found[Clarity.JUST.ordinal()],
            missed[Clarity.JUST.ordinal()],
            found[Clarity.NEARLY.ordinal()] + halves),
        quantile(sorted, 0.5),
        quantile(sorted, 0.95),
        missedLabels,
        unfounded);
  }

  private static boolean isInLabelOfBand(
      Finding finding, Matching matching, Map<String, VehicleClass> classes) {
    return matching
        .labels()
        .anyMatch(
            label ->
                label.vehicleId().equals(finding.vehicleId())
                    && label.startMs() <= finding.startMs()
                    && label.endMs() >= finding.startMs()
                    && clarity(label, classes).isInBand());
  }

  private static Clarity clarity(Label label, Map<String, VehicleClass> classes) {
    return Thresholds.clarity(label, classes.get(label.vehicleId()));
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }
}
