package io.fleet.gateway.mqtt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Bounds how often one address may open a connection: a token bucket each, of an IPv6 network of 64
 * bits together. Knows a bounded number of addresses. Safe for many threads.
 */
final class ConnectGate {
  /** Connections that may come at once, in seconds of the rate: a whole site after a power cut. */
  static final int BURST_S = 10;

  private static final int MAX_ADDRESSES = 20_000;
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final double NANOS_PER_S = 1e9;

  private final double perSecond;
  private final TrustedNetworks exempt;
  private final LongSupplier nanos;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MAX_ADDRESSES)
          .expireAfterAccess(Duration.ofSeconds(2 * BURST_S))
          .build();

  /**
   * @param perSecond connections an address may open a second, in the long run
   * @param exempt networks that this does not hold for
   * @param nanos a clock that only goes forward
   */
  ConnectGate(int perSecond, TrustedNetworks exempt, LongSupplier nanos) {
    this.perSecond = perSecond;
    this.exempt = exempt;
    this.nanos = nanos;
  }

  /** Whether one more connection from there may be opened now. */
  boolean admits(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (exempt.hold(address)) {
      return true;
    }
    byte[] network = bytes.length > IPV6_NETWORK_BYTES ? Arrays.copyOf(bytes, 8) : bytes;
    return buckets.get(Arrays.toString(network), key -> new Bucket()).take();
  }

  private final class Bucket {
    private double tokens = perSecond * BURST_S;
    private long filledNanos = nanos.getAsLong();

    synchronized boolean take() {
      long now = nanos.getAsLong();
      double more = (now - filledNanos) / NANOS_PER_S * perSecond;
      tokens = Math.min(perSecond * BURST_S, tokens + more);
      filledNanos = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
