package io.fleet.stream.cep;

import io.fleet.events.Geodesy;

/**
 * A harsh braking of one vehicle, put under the key of an area in which others are looked for.
 *
 * @param eventId the manoeuvre
 * @param vehicleId who braked
 * @param driverId the driver, or null
 * @param tripId the trip, or null
 * @param timeMs when, epoch milliseconds of the vehicle's time
 * @param latE6 where, 1e-6 degrees
 * @param lonE6 where, 1e-6 degrees
 * @param version of the input that showed it
 * @param area the key, see {@link BrakeAreas}
 * @param home whether the braking lies in the area itself and not only near it
 */
public record Brake(
    String eventId,
    String vehicleId,
    String driverId,
    String tripId,
    long timeMs,
    int latE6,
    int lonE6,
    long version,
    long area,
    boolean home) {

  Brake in(long otherArea, boolean isHome) {
    return new Brake(
        eventId, vehicleId, driverId, tripId, timeMs, latE6, lonE6, version, otherArea, isHome);
  }

  double distanceM(Brake other) {
    return Geodesy.distanceM(latE6, lonE6, other.latE6, other.lonE6);
  }
}
