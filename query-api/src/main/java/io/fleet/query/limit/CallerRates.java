package io.fleet.query.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * A token bucket for each caller. Knows a bounded number of callers; the least used are forgotten,
 * and begin with a full bucket.
 */
final class CallerRates {
  private static final int MAX_CALLERS = 50_000;

  private final Bandwidth limit;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_CALLERS).build();

  /**
   * @param burst requests at once, at least 1
   * @param perSecond requests a second afterwards, at least 1
   * @param time what time it is
   */
  CallerRates(int burst, int perSecond, TimeMeter time) {
    this.limit =
        Bandwidth.builder().capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)).build();
    this.time = time;
  }

  /**
   * Counts a request.
   *
   * @return empty, or how long the caller is to wait
   */
  Optional<Duration> count(String caller) {
    Bucket bucket = buckets.get(caller, name -> newBucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket newBucket() {
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
  }
}
