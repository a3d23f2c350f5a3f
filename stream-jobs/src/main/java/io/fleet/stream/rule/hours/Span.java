package io.fleet.stream.rule.hours;

import io.fleet.stream.rule.duty.DutyKind;

/**
 * A driver's time, cut into pieces that do not overlap: each lies in one local day and under one
 * profile.
 *
 * @param kind what was done
 * @param vehicleId in which vehicle; null where nothing is known
 * @param startMs epoch milliseconds
 * @param endMs exclusive
 */
record Span(DutyKind kind, String vehicleId, long startMs, long endMs) {
  long lengthMs() {
    return endMs - startMs;
  }

  boolean isDriving() {
    return kind == DutyKind.DRIVING;
  }

  /** Neither driving nor work nor at disposal, as far as is known. */
  boolean isOff() {
    return kind == DutyKind.REST || kind == DutyKind.STANDING;
  }
}
