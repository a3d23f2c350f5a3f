package io.fleet.query.track;

/** Longitudes on a circle: the short way from one to another may cross the antimeridian. */
final class Turn {
  private static final double FULL = 360;
  private static final double HALF = 180;

  private Turn() {}

  /** A difference of two longitudes as the short way, -180 to 180 degrees. */
  static double nearest(double difference) {
    if (difference > HALF) {
      return difference - FULL;
    }
    return difference < -HALF ? difference + FULL : difference;
  }

  /** Whether the short way between two longitudes crosses the antimeridian. */
  static boolean crosses(double from, double to) {
    return Math.abs(to - from) > HALF;
  }
}
