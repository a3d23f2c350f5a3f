package io.fleet.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Slows down who shows wrong credentials, by source address: a token bucket for failures alone, so
 * that good logins from the same address pass. An IPv6 address counts as its /64, which one host
 * may have in full. Knows a bounded number of addresses, the least used are forgotten.
 */
public final class FailedLogins {
  private static final int MAX_ADDRESSES = 50_000;
  private static final int PREFIX_BYTES = 8;

  private final int burst;
  private final Duration recovery;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets;

  /**
   * @param burst failures that an address is allowed at once, at least 1
   * @param recovery after how long one more is allowed
   * @param time what time it is
   */
  public FailedLogins(int burst, Duration recovery, TimeMeter time) {
    if (burst < 1 || recovery.toMillis() < 1) {
      throw new IllegalArgumentException("burst: at least 1, recovery: at least 1 ms");
    }
    this.burst = burst;
    this.recovery = recovery;
    this.time = time;
    this.buckets = Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).build();
  }

  /**
   * Counts a failure.
   *
   * @param address literal IP address of the source; anything else counts as it is
   * @return empty, or how long the source is to stay away
   */
  public Optional<Duration> failed(String address) {
    Bucket bucket = buckets.get(source(address), source -> newBucket());
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /** Whether the source has used up its failures; for those who do not even want to look. */
  public boolean isExhausted(String address) {
    Bucket bucket = buckets.getIfPresent(source(address));
    return bucket != null && bucket.getAvailableTokens() < 1;
  }

  private Bucket newBucket() {
    Bandwidth limit = Bandwidth.builder().capacity(burst).refillGreedy(1, recovery).build();
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
  }

  private static String source(String address) {
    if (address == null || address.indexOf(':') < 0) {
      return String.valueOf(address);
    }
    try {
      InetAddress literal = InetAddress.getByName(address);
      return literal instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), PREFIX_BYTES))
          : literal.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
