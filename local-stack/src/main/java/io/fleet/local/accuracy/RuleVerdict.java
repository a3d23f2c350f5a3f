package io.fleet.local.accuracy;

import io.fleet.simulator.motion.VehicleClass;
import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.Mark;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well a rule did. A finding that belongs to no label is wrong; it counts within the band if it
 * lies in a label of the band, as a second half of it.
 *
 * @param rule which
 * @param built whether there is such a rule at all
 * @param clear counts over what is clear
 * @param band counts within 15 % of a threshold, and of what lies between two messages
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

  /** Over all: what lies within the band, or where no message can have shown it, counts, too. */
  Counts all() {
    return new Counts(
        clear.found() + band.found(),
        clear.missed() + band.missed(),
        clear.unfounded() + band.unfounded());
  }

  static RuleVerdict notBuilt(JudgedRule rule) {
    Counts none = new Counts(0, 0, 0);
    return new RuleVerdict(rule, false, none, none, 0, 0, List.of(), List.of());
  }

  /**
   * @param classes of the vehicles, by id
   * @param samplingMs between two messages of a vehicle
   */
  static RuleVerdict of(
      JudgedRule rule, Matching matching, Map<String, VehicleClass> classes, long samplingMs) {
    Tally tally = new Tally(classes, samplingMs);
    matching.pairs().forEach(tally::found);
    matching.missed().forEach(tally::missed);
    matching.unfounded().forEach(finding -> tally.unfounded(finding, matching));
    return tally.verdict(rule);
  }

  /** Sorts pairs, labels and findings into what is clear and what is in the band. */
  private static final class Tally {
    private final Map<String, VehicleClass> classes;
    private final long samplingMs;
    private final Map<Clarity, Integer> found = new EnumMap<>(Clarity.class);
    private final Map<Clarity, Integer> missed = new EnumMap<>(Clarity.class);
    private final List<Double> onsetsS = new ArrayList<>();
    private final List<Label> missedLabels = new ArrayList<>();
    private final List<Finding> unfounded = new ArrayList<>();
    private int halves;

    Tally(Map<String, VehicleClass> classes, long samplingMs) {
      this.classes = classes;
      this.samplingMs = samplingMs;
    }

    void found(Matching.Pair pair) {
      Clarity clarity = clarity(pair.label());
      found.merge(clarity, 1, Integer::sum);
      if (clarity == Clarity.CLEARLY) {
        onsetsS.add(pair.onsetErrorS());
      } else if (clarity == Clarity.CLEARLY_NOT) {
        unfounded.add(pair.finding());
      }
    }

    void missed(Label label) {
      Clarity clarity = clarity(label);
      missed.merge(clarity, 1, Integer::sum);
      if (clarity == Clarity.CLEARLY) {
        missedLabels.add(label);
      }
    }

    void unfounded(Finding finding, Matching matching) {
      if (matching.labels().anyMatch(label -> holds(label, finding))) {
        halves++;
      } else {
        unfounded.add(finding);
      }
    }

    private boolean holds(Label label, Finding finding) {
      return label.vehicleId().equals(finding.vehicleId())
          && finding.about().equals(about(label))
          && label.startMs() <= finding.startMs()
          && label.endMs() >= finding.startMs()
          && clarity(label).isInBand();
    }

    private static String about(Label label) {
      String fence = label.mark(Mark.FENCE_ID);
      return fence == null ? "" : fence;
    }

    private Clarity clarity(Label label) {
      return Thresholds.clarity(label, classes.get(label.vehicleId()), samplingMs);
    }

    RuleVerdict verdict(JudgedRule rule) {
      Quantiles onsets = Quantiles.of(onsetsS);
      int nearly = found.getOrDefault(Clarity.NEARLY, 0);
      return new RuleVerdict(
          rule,
          true,
          new Counts(found.getOrDefault(Clarity.CLEARLY, 0), missedLabels.size(), unfounded.size()),
          new Counts(
              found.getOrDefault(Clarity.JUST, 0),
              missed.getOrDefault(Clarity.JUST, 0),
              nearly + halves),
          onsets.at(0.5),
          onsets.at(0.95),
          missedLabels,
          unfounded);
    }
  }
}
