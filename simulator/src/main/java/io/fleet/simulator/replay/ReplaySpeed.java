package io.fleet.simulator.replay;

import java.time.Duration;

/**
 * How fast recorded time passes.
 *
 * @param factor recorded seconds per real second; infinite for as fast as it is acknowledged
 */
public record ReplaySpeed(double factor) {
  /** As fast as it is acknowledged. */
  public static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

  private static final long GATHER_MS = 200;

  /** Refuses to stand still. */
  public ReplaySpeed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("--speed must be positive");
    }
  }

  /**
   * Reads a number, or {@code max}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static ReplaySpeed parse(String text) {
    if (text.equals("max")) {
      return MAX;
    }
    try {
      return new ReplaySpeed(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--speed must be a number or max", e);
    }
  }

  /** Whether nothing waits for its time. */
  public boolean isMax() {
    return Double.isInfinite(factor);
  }

  /**
   * When, from the replay's beginning, an event is posted; events of 200 ms go together.
   *
   * @param recordedMs from the first event to this one
   */
  Duration due(long recordedMs) {
    double realMs = Math.max(0, recordedMs) / factor;
    return Duration.ofMillis((long) Math.ceil(realMs / GATHER_MS) * GATHER_MS);
  }
}
