package io.fleet.query.live;

/**
 * An event that stands in the log.
 *
 * @param type what clients ask for it by
 * @param vehicleId whose, or null
 * @param lat where it happened, degrees; null if it does not say so
 * @param lon where it happened, degrees; null if it does not say so
 * @param topic number of its topic
 * @param partition of the topic
 * @param offset in the partition
 * @param writtenAtMs when the log took it, epoch milliseconds
 * @param event as clients are told
 */
record LoggedEvent(
    LiveType type,
    String vehicleId,
    Double lat,
    Double lon,
    int topic,
    int partition,
    long offset,
    long writtenAtMs,
    LiveEvent event) {
  boolean isAlert() {
    return event.name().equals(LiveEvent.ALERT);
  }

  /** The same with the place behind it. */
  LoggedEvent at(LogPosition position) {
    return new LoggedEvent(
        type,
        vehicleId,
        lat,
        lon,
        topic,
        partition,
        offset,
        writtenAtMs,
        event.at(position.bytes()));
  }
}
