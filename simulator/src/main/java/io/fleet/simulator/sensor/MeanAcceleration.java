package io.fleet.simulator.sensor;

import io.fleet.simulator.motion.TrueMotion;

/** An accelerometer's mean over the motion steps since it was last cleared. */
public final class MeanAcceleration {
  private double longitudinal;
  private double lateral;
  private int steps;

  /** Forgets what was. */
  public void clear() {
    longitudinal = 0;
    lateral = 0;
    steps = 0;
  }

  /** Takes the motion's present step into account. */
  public void add(TrueMotion motion) {
    longitudinal += motion.longitudinalMps2();
    lateral += motion.lateralMps2();
    steps++;
  }

  /** Forward positive, without gravity; 0 before the first step. */
  public double longitudinalMps2() {
    return steps == 0 ? 0 : longitudinal / steps;
  }

  /** Right positive, without gravity; 0 before the first step. */
  public double lateralMps2() {
    return steps == 0 ? 0 : lateral / steps;
  }
}
