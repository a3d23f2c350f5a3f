package io.fleet.stream.rule.geofence;

import io.fleet.events.Geodesy;
import io.fleet.events.Telemetry;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.rule.motion.Place;

/**
 * A way between two fixes that was longer than the straight one: as an arc of that length, to the
 * side that the courses at its ends say.
 */
final class Bend {
  private static final double LEAST_M = 50;

  /** A way so much longer than the straight one turned more often than an arc does. */
  private static final double LONGEST = 1.5;

  private static final double LEAST = 1.005;
  private static final double TENTHS = 10;
  private static final double MM_PER_M = 1_000;
  private static final double E6 = 1e6;
  private static final double M_PER_DEGREE = Geodesy.MEAN_RADIUS_M * Math.PI / 180;

  private Bend() {}

  /** Where the middle of the way lies, or null if it is as good as straight or nobody knows. */
  static Place middle(Motion motion, Place from, Place to, double straightM) {
    double longer = motion.drivenMm() / MM_PER_M / straightM;
    if (straightM < LEAST_M || longer < LEAST || longer > LONGEST) {
      return null;
    }
    double shrink = Math.cos(Math.toRadians((from.latE6() + to.latE6()) / 2 / E6));
    double eastDeg = Math.IEEEremainder((to.lonE6() - from.lonE6()) / E6, 360) * shrink;
    double bearingDeg = Math.toDegrees(Math.atan2(eastDeg, (to.latE6() - from.latE6()) / E6));
    double side = side(motion, bearingDeg);
    if (side == 0) {
      return null;
    }
    double asideDeg = side * straightM * Math.sqrt(0.375 * (longer - 1)) / M_PER_DEGREE;
    double acrossRad = Math.toRadians(bearingDeg + 90);
    Place middle = Edges.between(from, to, 0.5);
    double latE6 = middle.latE6() + asideDeg * Math.cos(acrossRad) * E6;
    double lonE6 = middle.lonE6() + asideDeg * Math.sin(acrossRad) / shrink * E6;
    boolean isOverTheDateLine = Math.abs(lonE6) > 180 * E6;
    return isOverTheDateLine
        ? null
        : new Place(middle.timeMs(), (int) Math.round(latE6), (int) Math.round(lonE6));
  }

  /** 1 to the right of the straight way, -1 to its left, 0 if both ends do not agree. */
  private static double side(Motion motion, double bearingDeg) {
    double out = offDeg(motion.previousCourse(), bearingDeg);
    double in = -offDeg(motion.course(), bearingDeg);
    return out * in < 0 ? 0 : Math.signum(out + in);
  }

  /** How far a course is to the right of the straight way, degrees; 0 if nobody knows. */
  private static double offDeg(int course, double bearingDeg) {
    return course == Telemetry.ABSENT ? 0 : Math.IEEEremainder(course / TENTHS - bearingDeg, 360);
  }
}
