package io.fleet.query.driver;

import java.time.Duration;
import java.time.Instant;

/**
 * What one trip, or one event, episode or crash on it, brings into its driver's score.
 *
 * @param kind trip, harsh_braking, harsh_acceleration, harsh_cornering, crash or overspeed
 * @param tripId the trip it belongs to; of a trip its own
 * @param tripStartedAt when that trip began, which says to what day it counts
 * @param endedAt end of a trip or an episode; of an open trip its last moving fix
 * @param open a trip that goes on
 * @param severity 1 to 3; 0 of a trip
 * @param privateMm of a trip's metres those in private mode
 * @param unjudgedMm of the others those on which a manoeuvre could not have been seen
 * @param inSight whether the caller may see the vehicle
 * @param state contested, excluded, rejected or restored; null if nobody has said anything
 */
record Share(
    String kind,
    String id,
    String vehicleId,
    String tripId,
    Instant tripStartedAt,
    Instant startedAt,
    Instant endedAt,
    boolean open,
    int severity,
    long distanceMm,
    long movingMs,
    long privateMm,
    long unjudgedMm,
    boolean inSight,
    String state) {
  static final String OVERSPEED = "overspeed";
  static final String CRASH = "crash";
  private static final String TRIP = "trip";
  private static final String EXCLUDED = "excluded";

  boolean isTrip() {
    return kind.equals(TRIP);
  }

  /** What was excluded stays visible and takes no points. */
  boolean isExcluded() {
    return EXCLUDED.equals(state);
  }

  /** Time above the limit, ms; 0 of all but episodes. */
  long overLimitMs() {
    return kind.equals(OVERSPEED) ? Duration.between(startedAt, endedAt).toMillis() : 0;
  }

  /** The same, of which people have said something. */
  Share with(String said) {
    return new Share(
        kind,
        id,
        vehicleId,
        tripId,
        tripStartedAt,
        startedAt,
        endedAt,
        open,
        severity,
        distanceMm,
        movingMs,
        privateMm,
        unjudgedMm,
        inSight,
        said);
  }
}
