package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Labels and findings of one rule, each matched at most once: of each vehicle, label after label by
 * time takes the first finding left that begins from a tolerance before its start until a tolerance
 * after its end.
 *
 * @param pairs what belongs together
 * @param missed labels without a finding
 * @param unfounded findings without a label
 */
record Matching(List<Pair> pairs, List<Label> missed, List<Finding> unfounded) {
  /** A label and what was found of it. */
  record Pair(Label label, Finding finding) {
    /** How far apart they begin, seconds. */
    double onsetErrorS() {
      return Math.abs(finding.startMs() - label.startMs()) / 1_000.0;
    }
  }

  /** All labels, matched or not. */
  Stream<Label> labels() {
    return Stream.concat(pairs.stream().map(Pair::label), missed.stream());
  }

  static Matching of(List<Label> labels, List<Finding> findings, long toleranceMs) {
    Map<String, List<Finding>> left = new HashMap<>();
    findings.stream()
        .sorted(Comparator.comparingLong(Finding::startMs))
        .forEach(f -> left.computeIfAbsent(f.vehicleId(), id -> new ArrayList<>()).add(f));
    List<Pair> pairs = new ArrayList<>();
    List<Label> missed = new ArrayList<>();
    for (Label label : labels.stream().sorted(Comparator.comparingLong(Label::startMs)).toList()) {
      Finding found = take(left.getOrDefault(label.vehicleId(), List.of()), label, toleranceMs);
      if (found == null) {
        missed.add(label);
      } else {
        pairs.add(new Pair(label, found));
      }
    }
    return new Matching(pairs, missed, left.values().stream().flatMap(List::stream).toList());
  }

  private static Finding take(List<Finding> left, Label label, long toleranceMs) {
    for (int i = 0; i < left.size(); i++) {
      long startMs = left.get(i).startMs();
      if (startMs > label.endMs() + toleranceMs) {
        return null;
      }
      if (startMs >= label.startMs() - toleranceMs) {
        return left.remove(i);
      }
    }
    return null;
  }
}
