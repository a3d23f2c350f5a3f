package io.fleet.events;

/**
 * A driver's score as it was at a moment; the same moment has the same id.
 *
 * @param driverId whose it is, by pseudonym
 * @param window {@code 24h}, {@code 7d}, {@code 30d} or {@code trip}
 * @param tripId the trip, null unless the window is one
 * @param asOfMs the end of the window; of a trip when it ended; epoch milliseconds
 * @param score 0 to 100, null without enough data
 * @param rawScore before it is clamped, null without enough data
 * @param reason why there is no score, null if there is one
 * @param distanceKm driven
 * @param events harsh events and crashes that weigh
 * @param overLimitS time in overspeed episodes that weigh, seconds
 */
public record ScoreSnapshot(
    String driverId,
    String window,
    String tripId,
    long asOfMs,
    Double score,
    Double rawScore,
    String reason,
    double distanceKm,
    long events,
    double overLimitS) {

  /** Driver, window (of a trip its id) and moment: what is told again has the same. */
  public String scoreId() {
    return driverId + '@' + (tripId == null ? window : tripId) + '@' + asOfMs;
  }
}
