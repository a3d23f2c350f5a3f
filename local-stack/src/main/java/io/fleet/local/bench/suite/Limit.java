package io.fleet.local.bench.suite;

/**
 * What a figure has to keep.
 *
 * @param atLeast whether it may not be less, else it may not be more
 * @param bound of the figure
 */
public record Limit(boolean atLeast, double bound) {

  /** Whether a figure keeps it; one that is no number keeps nothing. */
  public boolean isKeptBy(double figure) {
    return atLeast ? figure >= bound : figure <= bound;
  }

  /** As a table has it, {@code ≥ 0.33}. */
  public String text() {
    return (atLeast ? "≥ " : "≤ ") + Figure.text(bound);
  }
}
