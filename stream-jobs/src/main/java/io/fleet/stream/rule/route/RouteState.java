package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.plan.PlannedRoute;
import java.util.ArrayList;
import java.util.List;

/**
 * What the route rule remembers of a vehicle; empty without a route to take.
 *
 * @param tracks of its routes
 * @param tripId the trip that was told of and is open, or null
 * @param lastFixMs when the last fix was, epoch milliseconds, or {@link RouteTrack#NEVER}
 */
public record RouteState(List<RouteTrack> tracks, String tripId, long lastFixMs) {
  /** A vehicle without a route. */
  public static final RouteState NONE = new RouteState(List.of(), null, RouteTrack.NEVER);

  boolean isEmpty() {
    return tracks.isEmpty();
  }

  /** Whether one of the routes is not to be taken any more. */
  boolean isOutdated(List<PlannedRoute> routes) {
    for (RouteTrack track : tracks) {
      if (routeOf(track, routes) == null) {
        return true;
      }
    }
    return false;
  }

  static PlannedRoute routeOf(RouteTrack track, List<PlannedRoute> routes) {
    for (PlannedRoute route : routes) {
      if (track.isOf(route)) {
        return route;
      }
    }
    return null;
  }

  /** Whether it is known to be off one of its routes. */
  boolean isOff() {
    for (RouteTrack track : tracks) {
      if (track.excursion != null && track.excursion.isTold()) {
        return true;
      }
    }
    return false;
  }

  void write(ByteWriter out) {
    out.writeVarLong(tracks.size());
    tracks.forEach(track -> track.write(out));
    out.writeNullableString(tripId);
    out.writeLong(lastFixMs);
  }

  static RouteState read(ByteReader in) {
    List<RouteTrack> tracks = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      tracks.add(RouteTrack.read(in));
    }
    return new RouteState(List.copyOf(tracks), in.readNullableString(), in.readLong());
  }
}
