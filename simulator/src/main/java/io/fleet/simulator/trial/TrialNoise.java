package io.fleet.simulator.trial;

import io.fleet.simulator.sensor.SensorNoise;

/**
 * How far messages are from the truth and from their order.
 *
 * @param sensors errors of the sensors
 * @param lostFixes share of messages without a fix, 0–1
 * @param jumps share of fixes that are elsewhere, 0–1
 * @param jumpFromM how far at least
 * @param jumpToM how far at most
 * @param wholeSeconds whether the device's clock tells no fractions
 * @param longestDelayMs a message takes from 0 to so long; delays are evenly spread
 * @param duplicates share of messages that arrive twice, 0–1
 */
public record TrialNoise(
    SensorNoise sensors,
    double lostFixes,
    double jumps,
    double jumpFromM,
    double jumpToM,
    boolean wholeSeconds,
    long longestDelayMs,
    double duplicates) {
  /** Nearly none. */
  public static final TrialNoise LOW =
      new TrialNoise(new SensorNoise(0.3, 60, 0, 0, 0.02, 0.01, 0.1), 0, 0, 0, 0, false, 200, 0);

  /** What devices in cities do; fixed, as results are compared by it. */
  public static final TrialNoise REAL =
      new TrialNoise(
          new SensorNoise(3.5, 60, 25, 70, 0.15, 0.08, 1),
          0.01,
          0.001,
          50,
          2_000,
          true,
          3_000,
          0.02);

  /** All of that twice. */
  public static final TrialNoise HARSH =
      new TrialNoise(
          new SensorNoise(7, 60, 50, 140, 0.30, 0.16, 2),
          0.02,
          0.002,
          100,
          4_000,
          true,
          6_000,
          0.04);

  /** Refuses shares that are none and ranges without width. */
  public TrialNoise {
    if (!(isShare(lostFixes) && isShare(jumps) && isShare(duplicates))) {
      throw new IllegalArgumentException("shares must be from 0 to 1");
    }
    if (jumpFromM < 0 || jumpToM < jumpFromM || longestDelayMs < 0) {
      throw new IllegalArgumentException("distances and delays must not be negative");
    }
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
