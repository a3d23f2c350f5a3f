package io.fleet.notifier.deliver;

import java.time.Duration;

/**
 * When a lane stops to attempt, and how it finds out that it can go on.
 *
 * @param failures attempts that fail one after another until it stops, at least 1
 * @param firstProbe after how long one message is tried; twice as long after each that fails
 * @param lastProbe the longest time between two of them
 */
public record BreakerSettings(int failures, Duration firstProbe, Duration lastProbe) {

  /** Refuses what would never stop or never go on. */
  public BreakerSettings {
    if (failures < 1 || firstProbe.toMillis() < 1 || lastProbe.compareTo(firstProbe) < 0) {
      throw new IllegalArgumentException("breaker: failures >= 1, 1 ms <= first-probe <= last");
    }
  }
}
