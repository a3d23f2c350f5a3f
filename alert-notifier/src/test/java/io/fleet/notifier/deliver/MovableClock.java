package io.fleet.notifier.deliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is moved. */
final class MovableClock extends Clock {
  private volatile long nowMs;

  MovableClock(long nowMs) {
    this.nowMs = nowMs;
  }

  /** For one thread. */
  synchronized void forward(Duration by) {
    nowMs += by.toMillis();
  }

  @Override
  public long millis() {
    return nowMs;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(nowMs);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
