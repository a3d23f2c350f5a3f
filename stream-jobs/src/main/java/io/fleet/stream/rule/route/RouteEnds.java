package io.fleet.stream.rule.route;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.route.OffRoute.ClosedBy;
import java.util.List;

/** Episodes off a route as they are told: while they last, and when they end. */
final class RouteEnds {
  private RouteEnds() {}

  /** The episode as it is. */
  static OffRoute lasting(RouteTrack track, String vehicleId) {
    return episode(track, vehicleId, null, null, OffRoute.NOWHERE);
  }

  /**
   * Ends what there is of an excursion: at the first fix that was back, if the last ones are, else
   * at the last one off the route.
   *
   * @param closedBy why, where it is not back
   * @param found is added to
   */
  static void end(RouteTrack track, String vehicleId, ClosedBy closedBy, List<Finding> found) {
    Excursion excursion = track.excursion;
    track.excursion = null;
    if (excursion == null || !excursion.isTold()) {
      return;
    }
    track.excursion = excursion;
    boolean isBack = excursion.back() != null;
    Place end = isBack ? excursion.back() : excursion.last();
    OffRoute episode =
        episode(track, vehicleId, isBack ? ClosedBy.BACK : closedBy, end, excursion.backAlongMm());
    track.excursion = null;
    found.add(episode);
    found.add(RouteAlert.of(episode, end, track.lengthMm));
  }

  private static OffRoute episode(
      RouteTrack track, String vehicleId, ClosedBy closedBy, Place end, long backAlongMm) {
    Excursion e = track.excursion;
    return new OffRoute(
        vehicleId,
        track.routeId,
        track.planId,
        closedBy,
        e.left(),
        end,
        e.driverId(),
        e.tripId(),
        e.maxOffMm(),
        e.drivenMm(),
        e.leftAlongMm(),
        backAlongMm);
  }
}
