package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.LabelKind;
import java.util.ArrayList;
import java.util.List;

/**
 * How many decoys of a kind were taken for a crash.
 *
 * @param kind which
 * @param all how many there were
 * @param suspected how many were suspected, confirmed ones among them
 * @param confirmed how many were confirmed
 */
record DecoyVerdict(LabelKind kind, int all, int suspected, int confirmed) {
  private static final int CONFIRMED = 4;
  private static final long BEFORE_MS = 5_000;
  private static final long AFTER_MS = 30_000;

  /**
   * @param findings of crashes where none was; each is blamed on one decoy of every kind at most
   * @param samplingMs between two messages
   */
  static DecoyVerdict of(
      LabelKind kind, List<Label> labels, List<Finding> findings, long samplingMs) {
    List<Finding> left = new ArrayList<>(findings);
    int all = 0;
    int suspected = 0;
    int confirmed = 0;
    for (Label label : labels) {
      if (label.kind() != kind) {
        continue;
      }
      all++;
      Finding found =
          left.stream().filter(f -> isAbout(f, label, samplingMs)).findFirst().orElse(null);
      if (found != null) {
        left.remove(found);
        suspected++;
        confirmed += found.severity() >= CONFIRMED ? 1 : 0;
      }
    }
    return new DecoyVerdict(kind, all, suspected, confirmed);
  }

  private static boolean isAbout(Finding finding, Label label, long samplingMs) {
    return finding.vehicleId().equals(label.vehicleId())
        && finding.startMs() >= label.startMs() - BEFORE_MS - samplingMs
        && finding.startMs() <= label.endMs() + AFTER_MS + samplingMs;
  }

  double suspectedShare() {
    return all == 0 ? 0 : suspected / (double) all;
  }
}
