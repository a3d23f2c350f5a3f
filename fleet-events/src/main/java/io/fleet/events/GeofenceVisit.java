package io.fleet.events;

/**
 * One version of a vehicle's visit to a geofence, as its topic, the change feed and webhooks have
 * it.
 *
 * @param visitId UUID, the same over all versions
 * @param version rising
 * @param withdrawn whether it turned out never to have been
 * @param fenceId the fence
 * @param vehicleId the vehicle
 * @param driverId who drove when it came in, or null
 * @param tripId the trip on which it came in, or null
 * @param enteredAtMs when the edge was crossed, epoch milliseconds
 * @param exitedAtMs the same of leaving, or null while it lasts
 * @param closedBy {@code exit}, {@code crossed} (inferred between two fixes), {@code fence} (it was
 *     removed or its hours ended), or null while it lasts
 * @param latE6 where the edge was crossed last, 1e-6 degrees
 * @param lonE6 1e-6 degrees
 */
public record GeofenceVisit(
    String visitId,
    long version,
    boolean withdrawn,
    String fenceId,
    String vehicleId,
    String driverId,
    String tripId,
    long enteredAtMs,
    Long exitedAtMs,
    String closedBy,
    int latE6,
    int lonE6) {
  /** The value of {@link #closedBy} of what was inferred between two fixes. */
  public static final String CROSSED = "crossed";

  /** Whether nobody saw the vehicle inside. */
  public boolean inferred() {
    return CROSSED.equals(closedBy);
  }
}
