package io.fleet.events;

import java.time.Duration;
import java.time.Instant;

/**
 * One rule for every edge about the time a device tells: up to {@code maxAhead} ahead of the server
 * it is accepted as told; further ahead, or before {@code earliest}, it is not believed. Old but
 * plausible data is late, not wrong.
 */
public record ClockRule(Duration maxAhead, Instant earliest) {
  /** Five minutes ahead, not before 2010. */
  public static final ClockRule DEFAULT =
      new ClockRule(Duration.ofMinutes(5), Instant.parse("2010-01-01T00:00:00Z"));

  /** Refuses a negative allowance. */
  public ClockRule {
    if (maxAhead.isNegative()) {
      throw new IllegalArgumentException("maxAhead must not be negative");
    }
  }

  /**
   * Why the time is not believed, or null.
   *
   * @param timestampMs the device's time, epoch milliseconds
   * @param nowMs the server's time, epoch milliseconds
   */
  public Refusal check(long timestampMs, long nowMs) {
    if (timestampMs > nowMs + maxAhead.toMillis()) {
      return new Refusal(Refusal.CLOCK, "timestamp is more than " + maxAhead + " ahead");
    }
    if (timestampMs < earliest.toEpochMilli()) {
      return new Refusal(Refusal.CLOCK, "timestamp is before " + earliest);
    }
    return null;
  }
}
