package io.fleet.simulator.script;

import java.util.random.RandomGenerator;

/**
 * A kind of road.
 *
 * @param limitKmph in force on it
 * @param known whether the device knows the limit; if not the fleet's is in force
 */
public record Road(double limitKmph, boolean known) {
  private static final double[] LIMITS_KMPH = {30, 50, 50, 60, 80, 100, 130};
  private static final double UNKNOWN_SHARE = 0.15;
  private static final double FLEET_LIMIT_KMPH = 80;
  private static final double GREATEST_KMPH = 130;

  /** Any road on which that speed is allowed. */
  public static Road allowing(double speedMps, RandomGenerator random) {
    return between(speedMps * 3.6, GREATEST_KMPH, random);
  }

  /**
   * Any road whose limit lies within a range.
   *
   * @param greatestKmph at least 30, and no less than a limit that is within
   */
  public static Road between(double leastKmph, double greatestKmph, RandomGenerator random) {
    boolean unknownFits = leastKmph <= FLEET_LIMIT_KMPH && FLEET_LIMIT_KMPH <= greatestKmph;
    if (unknownFits && random.nextDouble() < UNKNOWN_SHARE) {
      return new Road(FLEET_LIMIT_KMPH, false);
    }
    double limit = GREATEST_KMPH;
    do {
      limit = LIMITS_KMPH[random.nextInt(LIMITS_KMPH.length)];
    } while (limit < leastKmph || limit > greatestKmph);
    return new Road(limit, true);
  }

  public double limitMps() {
    return limitKmph / 3.6;
  }

  /** What the device tells, NaN if it does not know. */
  public double toldKmph() {
    return known ? limitKmph : Double.NaN;
  }
}
