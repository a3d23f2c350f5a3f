package io.fleet.notifier.deliver;

import java.time.Duration;

/**
 * The bounds of each endpoint's lane.
 *
 * @param concurrency attempts under way at once
 * @param queue fresh messages that wait in memory; more go to the store at once
 * @param storeAfter how long a fresh message may keep its record unacknowledged
 * @param pendingWithPayload pending messages whose content stays in memory; the content of others
 *     is read from the store when they are due
 * @param pendingMax pending messages at all; what is beyond becomes a dead letter
 * @param breaker when attempts stop that would only fail
 * @param disableAfter how long an endpoint may fail without a success until it is disabled
 */
public record LaneSettings(
    int concurrency,
    int queue,
    Duration storeAfter,
    int pendingWithPayload,
    int pendingMax,
    BreakerSettings breaker,
    Duration disableAfter) {

  /** Refuses bounds that let nothing through. */
  public LaneSettings {
    if (concurrency < 1 || queue < 1 || pendingWithPayload < 0 || pendingMax < 1) {
      throw new IllegalArgumentException("lane: bounds must be positive");
    }
    if (storeAfter.toMillis() < 1 || disableAfter.toMillis() < 1) {
      throw new IllegalArgumentException("lane: store-after and disable-after: at least 1 ms");
    }
  }
}
