package io.fleet.events;

import java.util.List;

/**
 * When a vehicle was expected at stops of its delivery plan, as it was told at one moment.
 *
 * @param vehicleId the vehicle
 * @param tripId the trip it was on, or null
 * @param planId the plan
 * @param planSinceMs since when the vehicle has had it, epoch milliseconds
 * @param issuedAtMs vehicle time, epoch milliseconds
 * @param basis what the distance is measured along: {@code route}, {@code straight}
 * @param stops in the order they are to be driven to
 */
public record TripEta(
    String vehicleId,
    String tripId,
    String planId,
    long planSinceMs,
    long issuedAtMs,
    String basis,
    List<Stop> stops) {
  /**
   * One stop.
   *
   * @param stopId the stop
   * @param etaMs when it is expected there, epoch milliseconds
   * @param distanceM how far it is by road, over the stops before it, m
   */
  public record Stop(String stopId, long etaMs, int distanceM) {}
}
