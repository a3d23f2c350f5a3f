package io.fleet.local.accuracy;

import io.fleet.simulator.truth.Label;
import io.fleet.simulator.truth.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Labels and findings of one rule, each matched at most once: of each vehicle, and each fence,
 * label after label by time takes the first finding left that begins from a tolerance before its
 * start until a tolerance after its end; one after its end that the next label is nearer to is left
 * to that.
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
        .forEach(
            f ->
                left.computeIfAbsent(key(f.vehicleId(), f.about()), id -> new ArrayList<>())
                    .add(f));
    List<Pair> pairs = new ArrayList<>();
    List<Label> missed = new ArrayList<>();
    Map<String, Long> nextStarts = new HashMap<>();
    List<Label> sorted = labels.stream().sorted(Comparator.comparingLong(Label::startMs)).toList();
    long[] nextMs = new long[sorted.size()];
    for (int i = sorted.size() - 1; i >= 0; i--) {
      Long next = nextStarts.put(key(sorted.get(i)), sorted.get(i).startMs());
      nextMs[i] = next == null ? Long.MAX_VALUE : next;
    }
    for (int i = 0; i < nextMs.length; i++) {
      Label label = sorted.get(i);
      Finding found = take(left.getOrDefault(key(label), List.of()), label, nextMs[i], toleranceMs);
      if (found == null) {
        missed.add(label);
      } else {
        pairs.add(new Pair(label, found));
      }
    }
    return new Matching(pairs, missed, left.values().stream().flatMap(List::stream).toList());
  }

  private static String key(String vehicleId, String about) {
    return vehicleId + ' ' + about;
  }

  private static String key(Label label) {
    String fence = label.mark(Mark.FENCE_ID);
    return key(label.vehicleId(), fence == null ? "" : fence);
  }

  private static Finding take(List<Finding> left, Label label, long nextMs, long toleranceMs) {
    for (int i = 0; i < left.size(); i++) {
      long startMs = left.get(i).startMs();
      if (startMs > label.endMs() + toleranceMs) {
        return null;
      }
      if (startMs > label.endMs() && Math.abs(nextMs - startMs) < startMs - label.endMs()) {
        return null;
      }
      if (startMs >= label.startMs() - toleranceMs) {
        return left.remove(i);
      }
    }
    return null;
  }
}
