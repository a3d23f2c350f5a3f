package io.fleet.query.track;

/**
 * Whose line it is.
 *
 * @param tripId null for a stretch of time
 */
public record Subject(String vehicleId, String tripId) {

  /** What a document is called. */
  String name() {
    return tripId == null ? vehicleId : tripId;
  }
}
