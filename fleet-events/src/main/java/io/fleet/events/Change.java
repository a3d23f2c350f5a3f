package io.fleet.events;

/**
 * One version of a row that clients keep copies of. The same version told again is the same row; of
 * two versions the greater holds.
 *
 * @param type {@code trip}, {@code overspeed}, {@code vehicle_state} …; the set grows
 * @param id of the row, the same over all versions, unique within its type
 * @param version of the row, rising
 * @param withdrawn whether it turned out never to have been
 * @param vehicleId the vehicle, or null
 * @param driverId the driver by pseudonym, or null
 * @param tsMs event time this version speaks of, epoch milliseconds
 * @param emittedAtMs when it was published, epoch milliseconds
 * @param state of the row, where rows of that type have one, else null
 * @param was the state told before this version, or null for the first and after a withdrawal
 * @param data the row as the API shows it, a JSON object, or null where id and version must do
 */
public record Change(
    String type,
    String id,
    long version,
    boolean withdrawn,
    String vehicleId,
    String driverId,
    long tsMs,
    long emittedAtMs,
    String state,
    String was,
    String data) {

  /** The type of trips. */
  public static final String TRIP = "trip";

  /** The type of vehicles' states; the id is the vehicle's. */
  public static final String VEHICLE_STATE = "vehicle_state";

  /** The {@link #type} of visits to geofences. */
  public static final String GEOFENCE_VISIT = "geofence_visit";

  /** The {@link #type} of stops of delivery plans. */
  public static final String DELIVERY_STOP = "delivery_stop";
}
