package io.fleet.events;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One version of an alert, as it goes to the topic, the API and webhooks.
 *
 * @param alertId stable over all versions of one episode
 * @param version rises with every change of the episode
 * @param state what this version says
 * @param tsMs event time of this version, epoch milliseconds
 * @param startedAtMs when the episode began, epoch milliseconds
 * @param endedAtMs when it ended, epoch milliseconds, or null while it lasts
 * @param emittedAtMs when this version was published, epoch milliseconds
 * @param alertType for example {@code overspeed}
 * @param severity 1 low, 2 medium, 3 high, 4 critical
 * @param vehicleId the vehicle
 * @param driverId the driver at that time, or null
 * @param tripId the trip it lies in, or null
 * @param latE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param lonE6 where, 1e-6 degrees, or {@link Telemetry#ABSENT}
 * @param details one sentence for people
 * @param data numbers, strings and flags of that type, units in names
 * @param late whether it was found in data that came late
 * @param external whether another producer made it
 */
public record Alert(
    String alertId,
    long version,
    State state,
    long tsMs,
    long startedAtMs,
    Long endedAtMs,
    long emittedAtMs,
    String alertType,
    int severity,
    String vehicleId,
    String driverId,
    String tripId,
    int latE6,
    int lonE6,
    String details,
    Map<String, Object> data,
    boolean late,
    boolean external) {

  /** What a version says of its episode. */
  public enum State {
    OPENED,
    UPDATED,
    RESOLVED,
    WITHDRAWN;

    /** The value on the wire. */
    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The state of a wire value, or null. */
    public static State ofWireName(String name) {
      for (State state : values()) {
        if (state.wireName().equals(name)) {
          return state;
        }
      }
      return null;
    }
  }

  /**
   * Keeps its own copy of the data, in the order of names: whole numbers as {@code Integer} or,
   * where that is too small, {@code Long}; others as {@code Double}. What is null or not a finite
   * number is left out. Empty ids become null.
   *
   * @throws IllegalArgumentException if a value is neither number, string nor flag
   */
  public Alert {
    driverId = driverId == null || driverId.isEmpty() ? null : driverId;
    tripId = tripId == null || tripId.isEmpty() ? null : tripId;
    Map<String, Object> known = new TreeMap<>();
    data.forEach(
        (name, value) -> {
          Object canonical = canonical(value);
          if (canonical != null) {
            known.put(name, canonical);
          }
        });
    data = Collections.unmodifiableMap(known);
  }

  private static Object canonical(Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (!(value instanceof Number number)) {
      throw new IllegalArgumentException("an alert's data holds no " + value.getClass().getName());
    }
    if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      long whole = number.longValue();
      return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }
    double asDouble = number.doubleValue();
    return Double.isFinite(asDouble) ? asDouble : null;
  }

  /** Whether both coordinates are there. */
  public boolean hasPosition() {
    return latE6 != Telemetry.ABSENT && lonE6 != Telemetry.ABSENT;
  }
}
