package io.fleet.gateway.tracker;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes guessing slow: each failed key of an address makes its next failure wait twice as long.
 * Good keys of the same address never wait, for many phones may share it. Remembers a bounded
 * number of addresses, each for ten minutes after its last failure. Safe for many threads.
 */
final class KeyGate {
  /** The longest wait. */
  static final Duration LONGEST = Duration.ofSeconds(8);

  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration MEMORY = Duration.ofMinutes(10);
  private static final int MAX_ADDRESSES = 20_000;
  private static final int MAX_WAITING = 1_000;
  private static final int DOUBLINGS = 5;
  private static final int NETWORK_BYTES = 8;

  private final Cache<String, AtomicInteger> failures =
      Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterAccess(MEMORY).build();
  private final AtomicInteger waiting = new AtomicInteger();

  /** A key of that address was not good; how long its answer is to wait. */
  Duration failed(String address) {
    int before = failures.get(network(address), none -> new AtomicInteger()).getAndIncrement();
    return FIRST.multipliedBy(1L << Math.min(Math.max(before, 0), DOUBLINGS));
  }

  /** Whether one more answer may wait; {@link #leave} follows. */
  boolean enter() {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    waiting.decrementAndGet();
  }

  /** An IPv6 customer has a whole /64 to come from. */
  private static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: nothing is looked up
      return Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
