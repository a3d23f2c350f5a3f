package io.fleet.simulator.trial;

import java.util.random.RandomGenerator;

/**
 * Something that comes due again and again, on average once a period. Vehicles that are neighbours
 * begin far apart, so that a fleet has nearly the same number of it whatever the seed.
 */
final class Recurring {
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final RandomGenerator random;
  private final double periodMs;
  private double dueMs;

  /**
   * @param kind different for things of different kinds
   */
  Recurring(double periodH, long startMs, int vehicleNumber, int kind, RandomGenerator random) {
    this.random = random;
    this.periodMs = periodH * 3_600_000;
    double turn = (vehicleNumber + 1) * GOLDEN_RATIO + kind * 0.37;
    this.dueMs = startMs + periodMs * (turn - Math.floor(turn));
  }

  /** Whether it is due; if so it is taken, and comes due again later. */
  boolean take(long nowMs) {
    if (nowMs < dueMs) {
      return false;
    }
    dueMs += periodMs * random.nextDouble(0.5, 1.5);
    return true;
  }
}
