package io.fleet.events;

/**
 * One version of a detected trip, as the trips' topic, the change feed and the API have it.
 *
 * @param tripId UUID, the same over all versions
 * @param version rising
 * @param withdrawn whether it turned out never to have been
 * @param vehicleId the vehicle
 * @param driverId the driver first seen on it, or null
 * @param deviceTripId the trip the device named, or null
 * @param closedBy {@code standing}, {@code ignition_off}, {@code no_data}, or null while it is open
 * @param startedAtMs the first moving fix, epoch milliseconds
 * @param endedAtMs its end, or of an open one the last moving fix so far; epoch milliseconds
 * @param distanceMm the way driven, mm
 * @param movingMs time in motion, ms
 * @param standingMs time stood between start and end, ms
 * @param idleMs time stood with the engine on, ms
 * @param stops standings of 60 s and more inside it
 * @param maxSpeedCkmph greatest speed at a fix believed, 0.01 km/h, or {@link Telemetry#ABSENT}
 * @param overspeedEpisodes overspeed episodes opened on it
 * @param startLatE6 1e-6 degrees, as the other three
 * @param startLonE6 1e-6 degrees
 * @param endLatE6 1e-6 degrees
 * @param endLonE6 1e-6 degrees
 */
public record TripSummary(
    String tripId,
    long version,
    boolean withdrawn,
    String vehicleId,
    String driverId,
    String deviceTripId,
    String closedBy,
    long startedAtMs,
    long endedAtMs,
    long distanceMm,
    long movingMs,
    long standingMs,
    long idleMs,
    int stops,
    int maxSpeedCkmph,
    int overspeedEpisodes,
    int startLatE6,
    int startLonE6,
    int endLatE6,
    int endLonE6) {
  private static final long VERSIONS_PER_MS = 1_000;

  /** {@code open} or {@code closed}. */
  public String state() {
    return closedBy == null ? "open" : "closed";
  }

  /** When the log took what brought this version about, epoch milliseconds. */
  public long updatedAtMs() {
    return version / VERSIONS_PER_MS;
  }
}
