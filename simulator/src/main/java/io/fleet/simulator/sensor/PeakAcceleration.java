package io.fleet.simulator.sensor;

import io.fleet.simulator.motion.TrueMotion;

/** The largest acceleration without gravity since it was last cleared. */
public final class PeakAcceleration {
  private double squared;

  /** Forgets what was. */
  public void clear() {
    squared = 0;
  }

  /**
   * Takes the motion's present step into account.
   *
   * @param shockMps2 what comes on top, upwards, m/s²
   */
  public void add(TrueMotion motion, double shockMps2) {
    double along = motion.longitudinalMps2();
    double across = motion.lateralMps2();
    squared = Math.max(squared, along * along + across * across + shockMps2 * shockMps2);
  }

  /** Its magnitude, m/s². */
  public double mps2() {
    return Math.sqrt(squared);
  }
}
