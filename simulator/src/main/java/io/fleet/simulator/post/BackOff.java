package io.fleet.simulator.post;

import java.time.Duration;

/**
 * How long to wait after so many failures in a row: doubling from {@code first} to {@code most}, at
 * least what the gateway asks, but never more than {@code most}.
 */
public record BackOff(Duration first, Duration most) {
  /** A quarter of a second to ten seconds. */
  public static final BackOff USUAL = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(10));

  /**
   * @param failures in a row, from 1
   */
  public Duration after(int failures, Duration asked) {
    Duration doubled = first.multipliedBy(1L << Math.min(20, failures - 1));
    Duration wanted = doubled.compareTo(asked) > 0 ? doubled : asked;
    return wanted.compareTo(most) < 0 ? wanted : most;
  }
}
