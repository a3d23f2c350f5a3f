package io.fleet.gateway.admit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many events a sender may bring: a bucket each, filled steadily. A request is taken when the
 * bucket holds its events, or is full; what goes beyond is owed, so that a batch larger than the
 * burst passes and is paid for. Remembers a bounded number of senders. Safe for many threads.
 */
public final class RateLimits {
  private static final int MAX_SENDERS = 100_000;
  private static final Duration MEMORY = Duration.ofHours(1);

  private final int perSecond;
  private final int burst;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_SENDERS).expireAfterAccess(MEMORY).build();

  /**
   * @param perSecond events a second that a bucket regains; 0 means no limit
   * @param burst events a full bucket holds
   */
  public RateLimits(int perSecond, int burst, Clock clock) {
    if (perSecond < 0 || burst < 1) {
      throw new IllegalArgumentException("perSecond: at least 0, burst: at least 1");
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.time = new ClockMeter(clock);
  }

  /**
   * Takes a body's events out of its sender's bucket. A body that calls for help is never refused.
   *
   * @param sender who is limited on its own: a device
   * @return how long to wait, whole seconds, if they may not pass now; empty if they may
   */
  public Optional<Duration> take(String sender, AdmittedBody body) {
    boolean free = body.isUrgent() || body.channel() == Channel.SOS;
    return free ? Optional.empty() : take(sender, body.size());
  }

  /**
   * Takes events out of a sender's bucket, all or none.
   *
   * @return how long to wait, whole seconds, if they may not pass now; empty if they may
   */
  public Optional<Duration> take(String sender, int events) {
    if (perSecond == 0 || events == 0) {
      return Optional.empty();
    }
    Bucket bucket = buckets.get(sender, id -> newBucket());
    int asked = Math.min(events, burst);
    var probe = bucket.tryConsumeAndReturnRemaining(asked);
    if (!probe.isConsumed()) {
      return Optional.of(wholeSeconds(probe.getNanosToWaitForRefill()));
    }
    if (events > asked) {
      bucket.consumeIgnoringRateLimits(events - asked);
    }
    return Optional.empty();
  }

  private Bucket newBucket() {
    Bandwidth limit =
        Bandwidth.builder().capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)).build();
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
  }

  private static Duration wholeSeconds(long nanos) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return Duration.ofSeconds(Math.max(1, (nanos + second - 1) / second));
  }

  /** The time of the clock given. */
  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
