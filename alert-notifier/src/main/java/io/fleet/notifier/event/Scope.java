package io.fleet.notifier.event;

import io.fleet.events.Telemetry;

/**
 * Whom and where an event concerns; what is not known is null or absent.
 *
 * @param vehicleId the vehicle
 * @param driverId the driver at that time
 * @param tripId the trip it lies in
 * @param fenceId the geofence it speaks of
 * @param latE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param lonE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 */
public record Scope(
    String vehicleId, String driverId, String tripId, String fenceId, int latE6, int lonE6) {

  /** Whether both coordinates are there. */
  public boolean hasPosition() {
    return latE6 != Telemetry.ABSENT && lonE6 != Telemetry.ABSENT;
  }
}
