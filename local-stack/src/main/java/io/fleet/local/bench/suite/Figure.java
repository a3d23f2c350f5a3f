package io.fleet.local.bench.suite;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One figure of a bench over its runs.
 *
 * @param name as the bench's line has it, its unit in brackets where it has one
 * @param values one a run, in their order; never empty
 * @param limit what the median has to keep; empty if the figure only tells
 */
public record Figure(String name, List<Double> values, Optional<Limit> limit) {
  private static final double WHOLE_FROM = 100;

  /** The middle value; of an even number of runs the mean of both. */
  public double median() {
    double[] sorted = sorted();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Whether the median keeps the limit, if there is one. */
  public boolean isMet() {
    return limit.isEmpty() || limit.get().isKeptBy(median());
  }

  /** Least and greatest value, {@code 0.31 … 0.35}; a dash for a single run. */
  String spread() {
    double[] sorted = sorted();
    return sorted.length == 1 ? "–" : text(sorted[0]) + " … " + text(sorted[sorted.length - 1]);
  }

  private double[] sorted() {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Whole from 100 on, with up to three decimals below. */
  static String text(double number) {
    if (Math.abs(number) >= WHOLE_FROM) {
      return String.format(Locale.ROOT, "%,.0f", number);
    }
    String decimals = String.format(Locale.ROOT, "%.3f", number);
    return decimals.replaceAll("\\.?0+$", "");
  }
}
