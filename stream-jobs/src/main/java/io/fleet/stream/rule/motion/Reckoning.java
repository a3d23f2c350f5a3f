package io.fleet.stream.rule.motion;

import io.fleet.events.Telemetry;

/**
 * How far a vehicle drove between two fixes by what its wheels turned, wherever its receiver puts
 * it.
 *
 * @param drivenMm mm, or {@link #UNKNOWN}
 * @param intervalMs how far apart the fixes are
 */
record Reckoning(long drivenMm, long intervalMs) {
  static final long UNKNOWN = -1;
  static final Reckoning NONE = new Reckoning(UNKNOWN, 0);

  private static final long MM_PER_M = 1_000;

  /** Some odometers are told a few seconds late. */
  private static final double MOST = 1.5;

  private static final long MS_PER_S = 1_000;

  /** How vehicles speed up and slow down where nobody hurries. */
  private static final double GENTLE_MPS2 = 1;

  /** From the last believed fix to a new one. */
  static Reckoning of(Motion motion, Place place, Telemetry t) {
    if (motion.fix == null) {
      return NONE;
    }
    long intervalMs = place.timeMs() - motion.fix.timeMs();
    int drivenM = motion.odometer.drivenM(t);
    long drivenMm = drivenM * MM_PER_M;
    boolean known = drivenM != Odometer.NOT_COUNTED && !MotionRule.isTooFast(drivenM, intervalMs);
    boolean told = intervalMs < MotionRule.SILENCE_MS || drivenMm < MotionRule.DROVE_ON_MM;
    return new Reckoning(known && told ? drivenMm : UNKNOWN, intervalMs);
  }

  /** Whether it was silent for so long that what it drove since belongs to no trip. */
  boolean isAfterSilence() {
    return intervalMs >= MotionRule.SILENCE_MS;
  }

  boolean isKnown() {
    return drivenMm != UNKNOWN;
  }

  /** What was driven so far and this; unknown if either is. */
  long after(long beforeMm) {
    return beforeMm == UNKNOWN || drivenMm == UNKNOWN ? UNKNOWN : beforeMm + drivenMm;
  }

  /** Whether so far apart is farther than it drove, if known, by more than both can err. */
  boolean contradicts(double straightM) {
    double drivenM = drivenMm / (double) MM_PER_M;
    return straightM > MOST * drivenM + MotionRule.STANDING_RADIUS_M;
  }

  Reckoning unknown() {
    return new Reckoning(UNKNOWN, intervalMs);
  }

  /** How much of the time a gentle drive from standing to standing did not take, ms. */
  long sparedMs() {
    double drivenS = 2 * Math.sqrt(drivenMm / (double) MM_PER_M / GENTLE_MPS2);
    return Math.max(0, intervalMs - Math.round(drivenS * MS_PER_S));
  }
}
