package io.fleet.simulator.truth;

/** The mean of the last so many values. Sums anew once a round, so that no rounding adds up. */
final class SlidingMean {
  private final double[] values;
  private int next;
  private double sum;

  SlidingMean(int size) {
    this.values = new double[size];
  }

  /** Takes the next value and tells the mean; what has not been told yet counts as 0. */
  double add(double value) {
    sum += value - values[next];
    values[next] = value;
    next++;
    if (next == values.length) {
      next = 0;
      sum = 0;
      for (double each : values) {
        sum += each;
      }
    }
    return sum / values.length;
  }
}
