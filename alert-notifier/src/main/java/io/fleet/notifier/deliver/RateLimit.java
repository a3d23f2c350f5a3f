package io.fleet.notifier.deliver;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many attempts a lane may start: a bucket of tokens, filled steadily, that holds what may
 * start within a second, at least one. Nobody waits in here.
 */
final class RateLimit {
  private static final double NANOS_PER_SECOND = 1e9;

  private final ClockMeter time;
  private double perSecond;
  private double share = 1;
  private Bucket bucket;
  private boolean shut;

  RateLimit(Clock clock) {
    this.time = new ClockMeter(clock);
  }

  /**
   * @param newPerSecond attempts a second; 0 for no limit
   */
  void limit(double newPerSecond) {
    fill(newPerSecond, share);
  }

  /**
   * @param newShare of the limit that is this lane's, 0 to 1; with 0 nothing starts
   * @throws IllegalArgumentException if it is no share
   */
  void share(double newShare) {
    if (!(newShare >= 0 && newShare <= 1)) {
      throw new IllegalArgumentException("share: 0 to 1 expected");
    }
    fill(perSecond, newShare);
  }

  private void fill(double newPerSecond, double newShare) {
    if (newPerSecond == perSecond && newShare == share) {
      return;
    }
    perSecond = newPerSecond;
    share = newShare;
    shut = perSecond > 0 && share == 0;
    bucket = perSecond > 0 && share > 0 ? bucket(perSecond * share) : null;
  }

  private Bucket bucket(double tokensPerSecond) {
    long nanosPerToken = Math.max(1, Math.round(NANOS_PER_SECOND / tokensPerSecond));
    Bandwidth bandwidth =
        Bandwidth.builder()
            .capacity(Math.max(1, (long) tokensPerSecond))
            .refillGreedy(1, Duration.ofNanos(nanosPerToken))
            .build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build();
  }

  /** Whether none of the limit is this lane's. */
  boolean isShut() {
    return shut;
  }

  /** How long until an attempt may start, milliseconds; 0 for now. */
  long waitMs() {
    if (bucket == null) {
      return 0;
    }
    long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
    return TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
  }

  /** An attempt starts. */
  void take() {
    if (bucket != null) {
      bucket.tryConsume(1);
    }
  }
}
