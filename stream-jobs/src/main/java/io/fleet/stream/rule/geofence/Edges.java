package io.fleet.stream.rule.geofence;

import io.fleet.stream.rule.motion.Place;

/**
 * On which side of a fence's edge places lie, and where a straight way between two of them crosses
 * it. A side is {@link #IN} or {@link #OUT}; how far a place lies on it is its depth times the
 * side.
 */
final class Edges {
  static final int IN = 1;
  static final int OUT = -1;

  /** Halvings that find a crossing: a minute to the millisecond. */
  private static final int HALVINGS = 16;

  /** A way this short is not looked into any more, m. */
  private static final double SHORT_M = 2;

  private static final int TURN_E6 = 360_000_000;

  private Edges() {}

  /** Whether a place lies on a side at all. */
  static boolean isOn(int side, Fence fence, Place place) {
    return reaches(side, fence, place, 0);
  }

  /**
   * Whether a place lies on a side, farther from the edge than so much; the cell alone says it
   * where it can.
   */
  static boolean reaches(int side, Fence fence, Place place, double beyondM) {
    int latE6 = place.latE6();
    int lonE6 = place.lonE6();
    double least = side == IN ? fence.atLeastM(latE6, lonE6) : -fence.atMostM(latE6, lonE6);
    if (least > beyondM) {
      return true;
    }
    double most = side == IN ? fence.atMostM(latE6, lonE6) : -fence.atLeastM(latE6, lonE6);
    return most > beyondM && side * fence.depthM(latE6, lonE6) > beyondM;
  }

  /**
   * Where the way from one place to another comes to a side. Places are told to some centimetres,
   * so that the last halvings end where others did: these are not looked at again.
   *
   * @param from not on that side
   * @param to on that side
   */
  static Place crossing(int side, Fence fence, Place from, Place to) {
    double before = 0;
    double after = 1;
    Place notYet = null;
    Place there = null;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (before + after) / 2;
      Place at = between(from, to, middle);
      if (isSame(at, there) || !isSame(at, notYet) && isOn(side, fence, at)) {
        after = middle;
        there = at;
      } else {
        before = middle;
        notYet = at;
      }
    }
    return between(from, to, after);
  }

  private static boolean isSame(Place place, Place other) {
    return other != null && place.latE6() == other.latE6() && place.lonE6() == other.lonE6();
  }

  /**
   * A place on the way between two outside of a fence that lies inside by so much, or null. A place
   * is no farther inside than half of what the two are together and their distance: what cannot
   * reach so far is not looked into.
   */
  static Place through(Fence fence, Place from, Place to, double insideM) {
    double wayM = from.distanceM(to);
    if (mostM(fence, from) + mostM(fence, to) + wayM < 2 * insideM || wayM < SHORT_M) {
      return null;
    }
    Place middle = between(from, to, 0.5);
    if (reaches(IN, fence, middle, insideM)) {
      return middle;
    }
    Place found = through(fence, from, middle, insideM);
    return found == null ? through(fence, middle, to, insideM) : found;
  }

  private static double mostM(Fence fence, Place place) {
    return fence.atMostM(place.latE6(), place.lonE6());
  }

  /** A place on the way, and when it was passed. */
  static Place between(Place from, Place to, double share) {
    long lon = (long) to.lonE6() - from.lonE6();
    lon = lon > TURN_E6 / 2 ? lon - TURN_E6 : lon < -TURN_E6 / 2 ? lon + TURN_E6 : lon;
    long lonE6 = from.lonE6() + Math.round(share * lon);
    lonE6 = lonE6 >= TURN_E6 / 2 ? lonE6 - TURN_E6 : lonE6;
    lonE6 = lonE6 < -TURN_E6 / 2 ? lonE6 + TURN_E6 : lonE6;
    return new Place(
        from.timeMs() + Math.round(share * (to.timeMs() - from.timeMs())),
        from.latE6() + (int) Math.round(share * (to.latE6() - from.latE6())),
        (int) lonE6);
  }
}
