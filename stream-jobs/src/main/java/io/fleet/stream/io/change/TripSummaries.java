package io.fleet.stream.io.change;

import io.fleet.events.Telemetry;
import io.fleet.events.TripSummary;
import io.fleet.stream.rule.motion.Place;
import io.fleet.stream.rule.trip.Trip;

/** Trips as others read them. */
final class TripSummaries {
  private TripSummaries() {}

  static TripSummary of(Trip t, long version, boolean withdrawn) {
    return new TripSummary(
        t.tripId(),
        version,
        withdrawn,
        t.vehicleId(),
        t.driverId(),
        t.deviceTripId(),
        t.closedBy() == null ? null : t.closedBy().wireName(),
        t.start().timeMs(),
        t.end().timeMs(),
        t.distanceMm(),
        t.movingMs(),
        t.standingMs(),
        t.idleMs(),
        t.stops(),
        t.maxSpeedCkmph(),
        t.overspeedEpisodes(),
        latE6(t.start()),
        lonE6(t.start()),
        latE6(t.end()),
        lonE6(t.end()));
  }

  private static int latE6(Place place) {
    return place == null ? Telemetry.ABSENT : place.latE6();
  }

  private static int lonE6(Place place) {
    return place == null ? Telemetry.ABSENT : place.lonE6();
  }
}
