package io.fleet.query.vehicle;

import java.time.Instant;

/**
 * What a vehicle does.
 *
 * @param state driving, standing or offline
 * @param since when that began
 * @param tripId the trip it is on, or null
 * @param driverId who drives it, as far as rules know it, or null
 */
record VehicleState(String vehicleId, String state, Instant since, String tripId, String driverId) {
  /** The state of a vehicle of which none was told. */
  static final String UNKNOWN = "unknown";
}
