package io.fleet.stream.rule.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/** Finds stops whose places overlap: one standing may serve several of them. */
final class DropGroups {
  private final List<PlannedStop> stops;
  private final BiPredicate<PlannedStop, PlannedStop> overlap;
  private final int[] first;

  private DropGroups(List<PlannedStop> stops, BiPredicate<PlannedStop, PlannedStop> overlap) {
    this.stops = stops;
    this.overlap = overlap;
    this.first = new int[stops.size()];
    Arrays.setAll(first, i -> i);
  }

  /** The stops, each with its group. */
  static List<PlannedStop> of(
      List<PlannedStop> stops, BiPredicate<PlannedStop, PlannedStop> overlap) {
    DropGroups groups = new DropGroups(stops, overlap);
    groups.join();
    return groups.named();
  }

  private void join() {
    for (int i = 0; i < first.length; i++) {
      for (int j = 0; j < i; j++) {
        if (overlap.test(stops.get(i), stops.get(j))) {
          int a = root(i);
          int b = root(j);
          first[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
  }

  private int root(int stop) {
    int root = stop;
    while (first[root] != root) {
      root = first[root];
    }
    return root;
  }

  private List<PlannedStop> named() {
    int[] members = new int[first.length];
    for (int i = 0; i < first.length; i++) {
      members[root(i)]++;
    }
    List<PlannedStop> named = new ArrayList<>(stops.size());
    for (int i = 0; i < first.length; i++) {
      int group = members[root(i)] > 1 ? stops.get(root(i)).sequence() : 0;
      named.add(stops.get(i).inGroup(group));
    }
    return List.copyOf(named);
  }
}
