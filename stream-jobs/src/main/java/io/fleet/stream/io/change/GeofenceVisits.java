package io.fleet.stream.io.change;

import io.fleet.events.GeofenceVisit;
import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.motion.Place;

/** Visits to geofences as others read them. */
final class GeofenceVisits {
  private GeofenceVisits() {}

  static GeofenceVisit of(Visit v, long version, boolean withdrawn) {
    Place place = v.left() == null ? v.entered() : v.left();
    return new GeofenceVisit(
        v.visitId(),
        version,
        withdrawn,
        v.fenceId(),
        v.vehicleId(),
        v.driverId(),
        v.tripId(),
        v.entered().timeMs(),
        v.left() == null ? null : (Long) v.left().timeMs(),
        v.closedBy() == null ? null : v.closedBy().wireName(),
        place.latE6(),
        place.lonE6());
  }
}
