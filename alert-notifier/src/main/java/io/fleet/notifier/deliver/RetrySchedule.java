package io.fleet.notifier.deliver;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** When a message is tried again. For one thread, as its random numbers are. */
public final class RetrySchedule {
  private final List<Duration> delays;
  private final double jitter;
  private final RandomGenerator random;

  /**
   * @param delays before the first, second, … attempt; the first is zero
   * @param jitter share of a delay by which it varies either way, 0 to 1
   * @throws IllegalArgumentException if they are not
   */
  public RetrySchedule(List<Duration> delays, double jitter, RandomGenerator random) {
    if (delays.isEmpty() || !delays.get(0).isZero()) {
      throw new IllegalArgumentException("retry: the first delay must be 0s");
    }
    if (delays.stream().anyMatch(Duration::isNegative) || !(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("retry: delays >= 0s and jitter 0 to 1 expected");
    }
    this.delays = List.copyOf(delays);
    this.jitter = jitter;
    this.random = random;
  }

  /**
   * When the next attempt is due.
   *
   * @param failed attempts so far, at least 1
   * @param atLeastMs the least wait, as the endpoint asked for it
   * @return epoch milliseconds, empty if there is no further attempt
   */
  public OptionalLong nextAttemptAtMs(int failed, long nowMs, long atLeastMs) {
    if (failed >= delays.size()) {
      return OptionalLong.empty();
    }
    double factor = 1 + jitter * (2 * random.nextDouble() - 1);
    long delayMs = Math.round(delays.get(failed).toMillis() * factor);
    return OptionalLong.of(nowMs + Math.max(delayMs, atLeastMs));
  }
}
