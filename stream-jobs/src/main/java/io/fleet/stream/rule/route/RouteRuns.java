package io.fleet.stream.rule.route;

import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.route.OffRoute.ClosedBy;
import io.fleet.stream.rule.trip.Trip;
import java.util.ArrayList;
import java.util.List;

/** What trips do with routes, told as their trips are told of. */
final class RouteRuns {
  private RouteRuns() {}

  /**
   * Tells what the vehicle's trip has done so far, or in the end.
   *
   * @param told is added to
   */
  static RouteState tell(RouteState state, Trip trip, List<Finding> told) {
    boolean ended = trip.closedBy() != null;
    long endMs = trip.end().timeMs();
    List<RouteTrack> after = new ArrayList<>(state.tracks().size());
    boolean changed = false;
    for (RouteTrack track : state.tracks()) {
      boolean isNew = track.toldMs == RouteTrack.NEVER;
      if (!ended && !isNew && endMs - track.toldMs < RouteRule.REFRESH_MS) {
        after.add(track);
        continue;
      }
      RouteTrack next = track.copy();
      if (isNew) {
        next.metres = next.metres.atMost(trip.distanceMm());
        next.startedAtMs = trip.start().timeMs();
      }
      next.toldMs = endMs;
      if (ended) {
        RouteEnds.end(next, trip.vehicleId(), ClosedBy.TRIP_END, told);
      }
      told.add(run(next, trip.vehicleId(), state.tripId(), endMs, !ended, trip.driverId()));
      if (ended) {
        next.endTrip();
      }
      after.add(next);
      changed = true;
    }
    return changed
        ? new RouteState(List.copyOf(after), ended ? null : state.tripId(), state.lastFixMs())
        : state;
  }

  /** What the trip has done with a route that is not to be taken any more. */
  static RouteRun of(RouteTrack track, RouteState state, Situation situation) {
    return run(
        track,
        situation.telemetry().vehicleId(),
        state.tripId(),
        state.lastFixMs(),
        false,
        situation.driverId());
  }

  private static RouteRun run(
      RouteTrack t, String vehicleId, String tripId, long endMs, boolean open, String driverId) {
    return new RouteRun(
        vehicleId,
        t.routeId,
        t.planId,
        t.sinceMs,
        tripId,
        t.startedAtMs,
        endMs,
        open,
        driverId,
        t.phase,
        t.metres,
        t.lengthMm,
        t.reachedMm,
        t.coveredMm,
        t.episodes,
        t.maxOffMm,
        t.completedAtMs);
  }
}
