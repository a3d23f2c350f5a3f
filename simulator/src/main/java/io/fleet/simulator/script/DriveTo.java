package io.fleet.simulator.script;

/**
 * Drives to a place and stands there, gently all the way: on the arc that leads there, as fast as
 * the way to it allows. Mutable; for one drive.
 */
public final class DriveTo implements Segment {
  /** Below what any observer calls a manoeuvre, along and across. */
  private static final double GENTLE_MPS2 = 1.0;

  private static final double BRAKES_MPS2 = 0.9;
  private static final double THERE_M = 1.0;
  private static final double PASSED_M = 12;
  private static final double CREEP_MPS = 1.6;
  private static final double TURN_MPS = 3;
  private static final double SHARP_RAD = 1.2;

  private final double xM;
  private final double yM;
  private final double cruiseMps;
  private long lookedMs = Long.MIN_VALUE;
  private double distanceM;
  private double aheadRad;
  private boolean stopping;

  /**
   * @param cruiseMps no faster than this
   */
  public DriveTo(double xM, double yM, double cruiseMps) {
    this.xM = xM;
    this.yM = yM;
    this.cruiseMps = cruiseMps;
  }

  @Override
  public boolean isOver(double elapsedS, ScriptedMotion motion) {
    return stopping && motion.speedMps() == 0;
  }

  private void look(ScriptedMotion motion) {
    if (lookedMs == motion.timeMs()) {
      return;
    }
    lookedMs = motion.timeMs();
    double dx = xM - motion.xM();
    double dy = yM - motion.yM();
    distanceM = Math.sqrt(dx * dx + dy * dy);
    double ahead = StrictMath.atan2(dx, dy) - Math.toRadians(motion.headingDeg());
    aheadRad = ahead - 2 * Math.PI * Math.rint(ahead / (2 * Math.PI));
    boolean isPassing = distanceM < PASSED_M && Math.abs(aheadRad) > Math.PI / 2;
    stopping |= distanceM < THERE_M || isPassing && motion.speedMps() > 0.9 * CREEP_MPS;
  }

  @Override
  public double along(double elapsedS, ScriptedMotion motion) {
    look(motion);
    double asked = (wishMps() - motion.speedMps()) / STEP_S;
    return Math.max(-GENTLE_MPS2, Math.min(GENTLE_MPS2, asked));
  }

  private double wishMps() {
    if (stopping) {
      return 0;
    }
    double sine = Math.abs(StrictMath.sin(aheadRad));
    double onArcMps = Math.sqrt(GENTLE_MPS2 * distanceM / Math.max(1e-6, 2 * sine));
    double turningMps = Math.abs(aheadRad) > SHARP_RAD ? TURN_MPS : onArcMps;
    double brakingMps = Math.sqrt(2 * BRAKES_MPS2 * distanceM);
    return Math.max(CREEP_MPS, Math.min(Math.min(cruiseMps, turningMps), brakingMps));
  }

  @Override
  public double across(double elapsedS, ScriptedMotion motion) {
    look(motion);
    if (stopping) {
      return 0;
    }
    double speed = motion.speedMps();
    double onArc = speed * speed * 2 * StrictMath.sin(aheadRad) / Math.max(1, distanceM);
    double asked = Math.abs(aheadRad) > SHARP_RAD ? Math.copySign(GENTLE_MPS2, aheadRad) : onArc;
    return Math.max(-GENTLE_MPS2, Math.min(GENTLE_MPS2, asked));
  }
}
