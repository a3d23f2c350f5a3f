package io.fleet.local.bench.probe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One call for help. Times are those of this machine's clock, which every part of the stack shares.
 *
 * @param postedAt just before the request
 * @param acknowledgedAt when its answer was there, or null
 * @param emittedAt when the job published the alert, whole milliseconds, or null
 * @param receivedAt when the webhook with a right signature was there, or null
 */
public record Probe(
    Instant postedAt, Instant acknowledgedAt, Instant emittedAt, Instant receivedAt) {

  Probe acknowledged(Instant at) {
    return new Probe(postedAt, at, emittedAt, receivedAt);
  }

  /** Of a message that is repeated the first receipt counts. */
  Probe received(Instant emitted, Instant at) {
    return receivedAt == null ? new Probe(postedAt, acknowledgedAt, emitted, at) : this;
  }

  boolean isTold() {
    return receivedAt != null && acknowledgedAt != null;
  }

  static double msBetween(Instant from, Instant to) {
    return ChronoUnit.MICROS.between(from, to) / 1e3;
  }
}
