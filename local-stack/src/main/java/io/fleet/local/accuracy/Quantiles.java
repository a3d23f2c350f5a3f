package io.fleet.local.accuracy;

import java.util.List;

/** Values in order. */
record Quantiles(double[] sorted) {
  static Quantiles of(List<Double> values) {
    return new Quantiles(values.stream().mapToDouble(v -> v).sorted().toArray());
  }

  int count() {
    return sorted.length;
  }

  /** The value that a share of all are no greater than; 0 without any. */
  double at(double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }
}
