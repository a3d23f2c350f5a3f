package io.fleet.simulator.script;

import io.fleet.simulator.motion.TrueMotion;

/**
 * True motion on an open plane in steps of 20 ms, as accelerations along and across are asked for.
 * Without a wish across it bends gently home, so that it stays within some kilometres of the
 * centre. Mutable; one thread.
 */
public final class ScriptedMotion implements TrueMotion {
  public static final int STEP_MS = 20;
  private static final double STEP_S = STEP_MS / 1_000.0;
  private static final double HOME_M = 3_000;
  private static final double HOMEWARD_MPS2 = 0.5;
  private static final double STEERS_FROM_MPS = 1;

  private long timeMs;
  private double xM;
  private double yM;
  private double headingRad;
  private double speedMps;
  private double longitudinalMps2;
  private double lateralMps2;
  private double odometerM;
  private double limitKmph = Double.NaN;
  private boolean engineOn;
  private boolean towed;

  public ScriptedMotion(long startMs, double xM, double yM, double headingRad, double odometerM) {
    this.timeMs = startMs;
    this.xM = xM;
    this.yM = yM;
    this.headingRad = headingRad;
    this.odometerM = odometerM;
  }

  /** One step on; it neither rolls back nor turns on the spot. */
  public void step(double alongMps2, double acrossMps2) {
    double next = Math.max(0, speedMps + alongMps2 * STEP_S);
    double mean = (speedMps + next) / 2;
    longitudinalMps2 = (next - speedMps) / STEP_S;
    lateralMps2 = mean < STEERS_FROM_MPS ? 0 : acrossMps2;
    speedMps = next;
    timeMs += STEP_MS;
    if (mean > 0) {
      headingRad += lateralMps2 == 0 ? 0 : lateralMps2 / mean * STEP_S;
      xM += mean * StrictMath.sin(headingRad) * STEP_S;
      yM += mean * StrictMath.cos(headingRad) * STEP_S;
      odometerM += mean * STEP_S;
    }
  }

  /** Which way leads home, as a gentle acceleration across; 0 near home or headed there. */
  double homewardMps2() {
    if (xM * xM + yM * yM < HOME_M * HOME_M) {
      return 0;
    }
    double towards = StrictMath.atan2(-xM, -yM) - headingRad;
    towards -= 2 * Math.PI * Math.rint(towards / (2 * Math.PI));
    return Math.abs(towards) < 0.1 ? 0 : Math.copySign(HOMEWARD_MPS2, towards);
  }

  /** A stretch of road with another limit, NaN when the device does not know it. */
  public void limitKmph(double limit) {
    this.limitKmph = limit;
  }

  public void engine(boolean on) {
    this.engineOn = on;
  }

  public void towed(boolean isTowed) {
    this.towed = isTowed;
  }

  public boolean isTowed() {
    return towed;
  }

  @Override
  public long timeMs() {
    return timeMs;
  }

  @Override
  public double xM() {
    return xM;
  }

  @Override
  public double yM() {
    return yM;
  }

  @Override
  public double headingDeg() {
    double degrees = Math.toDegrees(headingRad);
    return degrees - 360 * Math.floor(degrees / 360);
  }

  @Override
  public double speedMps() {
    return speedMps;
  }

  @Override
  public double longitudinalMps2() {
    return longitudinalMps2;
  }

  @Override
  public double lateralMps2() {
    return lateralMps2;
  }

  @Override
  public double limitKmph() {
    return limitKmph;
  }

  @Override
  public double odometerM() {
    return odometerM;
  }

  @Override
  public boolean isEngineOn() {
    return engineOn;
  }
}
