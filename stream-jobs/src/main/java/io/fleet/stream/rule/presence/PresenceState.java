package io.fleet.stream.rule.presence;

/**
 * What the presence rule remembers of a vehicle.
 *
 * @param state what was last told, or null
 * @param sinceMs since when, epoch milliseconds
 * @param tripId the trip last told of, or null
 * @param lastEventMs the last event, epoch milliseconds
 */
public record PresenceState(
    VehiclePresence.State state, long sinceMs, String tripId, long lastEventMs) {
  /** A vehicle never seen. */
  public static final PresenceState NONE =
      new PresenceState(null, Long.MIN_VALUE, null, Long.MIN_VALUE);
}
