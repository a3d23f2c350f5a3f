package io.fleet.stream.rule.delivery;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.plan.PlannedStop;

/**
 * What was scanned at one stop. Times are epoch milliseconds, or {@link PlannedStop#NO_TIME}.
 *
 * @param arrivedMs the first that says so
 * @param serviceMs the first that says so
 * @param doneMs the last that says what came of it
 * @param departedMs the last that says so
 * @param outcome delivered, failed, skipped, or empty
 * @param reason of the outcome, or null
 * @param sequence its new place in the order, or 0
 * @param driverId who scanned last, or null
 * @param lastMs the last of all, for its time
 * @param count how many there are
 */
record ScansOfStop(
    long arrivedMs,
    long serviceMs,
    long doneMs,
    long departedMs,
    String outcome,
    String reason,
    int sequence,
    String driverId,
    long lastMs,
    int count) {
  private static final long NO_TIME = PlannedStop.NO_TIME;
  static final ScansOfStop NONE =
      new ScansOfStop(NO_TIME, NO_TIME, NO_TIME, NO_TIME, "", null, 0, null, NO_TIME, 0);

  /** With one more, which is not earlier. */
  ScansOfStop and(DeliveryScan scan) {
    String type = scan.eventType();
    long atMs = scan.timestampMs();
    boolean ends =
        type.equals(DeliveryScan.DELIVERED)
            || type.equals(DeliveryScan.FAILED)
            || type.equals(DeliveryScan.SKIPPED);
    boolean moves = type.equals(DeliveryScan.RESEQUENCED) && scan.sequence() != null;
    return new ScansOfStop(
        type.equals(DeliveryScan.ARRIVED) && arrivedMs == NO_TIME ? atMs : arrivedMs,
        type.equals(DeliveryScan.SERVICE_STARTED) && serviceMs == NO_TIME ? atMs : serviceMs,
        ends ? atMs : doneMs,
        type.equals(DeliveryScan.DEPARTED) ? atMs : departedMs,
        ends ? type : outcome,
        ends ? scan.reason() : reason,
        moves ? scan.sequence() : sequence,
        scan.driverId() == null ? driverId : scan.driverId(),
        atMs,
        count + 1);
  }

  /** The first scan that says that the vehicle was there, or no time. */
  long thereMs() {
    boolean delivered = outcome.equals(DeliveryScan.DELIVERED);
    return saidThereMs() == NO_TIME && delivered ? doneMs : saidThereMs();
  }

  /** The first scan of having come, or begun, and not of what came of it; or no time. */
  long saidThereMs() {
    return arrivedMs == NO_TIME ? serviceMs : arrivedMs;
  }

  /** Whether it is not to be served any more. */
  boolean isGivenUp() {
    return outcome.equals(DeliveryScan.FAILED) || outcome.equals(DeliveryScan.SKIPPED);
  }
}
