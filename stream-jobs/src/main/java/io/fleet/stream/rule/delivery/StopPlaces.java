package io.fleet.stream.rule.delivery;

import io.fleet.stream.rule.geofence.Fence;
import io.fleet.stream.rule.geofence.FenceMap;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.ArrayList;
import java.util.List;

/**
 * How places lie to stops: to the circle around a stop's coordinates, else to the fence that stands
 * for it, in the shape it has at that moment, whether or not its hours are open. A stop with
 * neither is infinitely far from everywhere.
 *
 * @param fences those there are
 */
record StopPlaces(FenceMap fences) {
  private static final double NOWHERE_M = Double.POSITIVE_INFINITY;

  /** How far outside of the stop's circle or fence a place lies, m; not positive inside. */
  double outsideM(PlannedStop stop, Place place, long atMs) {
    if (stop.isCircle()) {
      return stop.distanceM(place) - stop.radiusM();
    }
    Fence fence = fenceOf(stop, atMs);
    return fence == null ? NOWHERE_M : -fence.depthM(place.latE6(), place.lonE6());
  }

  boolean isAt(PlannedStop stop, Place place, long atMs) {
    return outsideM(stop, place, atMs) <= 0;
  }

  /** How far a place lies from the circle's middle, or from the fence: 0 in it, m. */
  double distanceM(PlannedStop stop, Place place, long atMs) {
    return stop.isCircle() ? stop.distanceM(place) : Math.max(0, outsideM(stop, place, atMs));
  }

  /** Whether a stop is approached from a fix; of fences far away their cells alone are asked. */
  boolean isNear(PlannedStop stop, Place fix) {
    if (stop.isCircle()) {
      return stop.distanceM(fix) <= DeliveryRule.NEAR_M;
    }
    Fence fence = fenceOf(stop, fix.timeMs());
    return fence != null
        && fence.atMostM(fix.latE6(), fix.lonE6()) >= -DeliveryRule.NEAR_M
        && fence.depthM(fix.latE6(), fix.lonE6()) >= -DeliveryRule.NEAR_M;
  }

  /**
   * Which of the stops that have a place in theirs are served by standing there: the nearest first,
   * then those that follow upon each other from it in the plan, to either side.
   */
  List<PlannedStop> served(List<PlannedStop> here, Place place, long atMs) {
    int nearest = nearest(here, place, atMs);
    List<PlannedStop> served = new ArrayList<>();
    for (int i = nearest; i >= 0 && i < here.size() && follows(here, nearest, i); i++) {
      served.add(here.get(i));
    }
    for (int i = nearest - 1; i >= 0 && follows(here, nearest, i); i--) {
      served.add(here.get(i));
    }
    return served;
  }

  /** Whether there is no stop between the two in the plan that is not among these. */
  private static boolean follows(List<PlannedStop> stops, int a, int b) {
    return Math.abs(stops.get(a).sequence() - stops.get(b).sequence()) == Math.abs(a - b);
  }

  /** Which of the stops, or -1 for none. */
  private int nearest(List<PlannedStop> stops, Place place, long atMs) {
    int nearest = -1;
    double nearestM = NOWHERE_M;
    for (int i = 0; i < stops.size(); i++) {
      double distanceM = distanceM(stops.get(i), place, atMs);
      if (distanceM < nearestM) {
        nearest = i;
        nearestM = distanceM;
      }
    }
    return nearest;
  }

  private Fence fenceOf(PlannedStop stop, long atMs) {
    return stop.isFence() ? fences.shapeAt(stop.fenceId(), atMs) : null;
  }
}
