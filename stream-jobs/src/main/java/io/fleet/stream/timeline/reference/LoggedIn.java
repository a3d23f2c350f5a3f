package io.fleet.stream.timeline.reference;

/**
 * A time in which a driver was logged in on a vehicle.
 *
 * @param vehicleId the vehicle
 * @param driverId the driver
 * @param fromMs from when on, epoch milliseconds
 * @param toMs until when, exclusive
 */
record LoggedIn(String vehicleId, String driverId, long fromMs, long toMs) {}
