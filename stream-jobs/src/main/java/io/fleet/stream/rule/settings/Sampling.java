package io.fleet.stream.rule.settings;

/**
 * How often the vehicle is heard, as learned from earlier days.
 *
 * @param usualMs median time between two messages while it moves, ms; 0 if nothing was learned
 */
public record Sampling(int usualMs) {
  /** Nothing was learned: each event speaks for itself. */
  public static final Sampling UNKNOWN = new Sampling(0);

  /** Whether it is known that messages usually lie further apart. */
  public boolean slowerThan(long intervalMs) {
    return usualMs > intervalMs;
  }
}
