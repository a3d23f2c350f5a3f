package io.fleet.acceptance;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one device has to deliver and what it was told is accepted. Its events are a millisecond
 * apart, no two alike. Safe for many threads.
 */
final class Deliveries {
  private static final long PER_SECOND = 2_000;

  private final String vehicleId;
  private final int total;
  private final long firstMs;
  private final long startNs = System.nanoTime();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicLong refused = new AtomicLong();
  private Deliveries other;

  Deliveries(String vehicleId, int total, long nowMs) {
    this.vehicleId = vehicleId;
    this.total = total;
    this.firstMs = nowMs - total;
  }

  /** Two devices go side by side, so that both are under way when something happens. */
  static void goTogether(Deliveries one, Deliveries other) {
    one.other = other;
    other.other = one;
  }

  String vehicleId() {
    return vehicleId;
  }

  int total() {
    return total;
  }

  /** Its id, from 0. */
  String id(int number) {
    return vehicleId + "/" + number;
  }

  /** An event as JSON; waits until the device would have had it, and for the other device. */
  String event(int number) throws InterruptedException {
    long dueNs = startNs + TimeUnit.SECONDS.toNanos(number) / PER_SECOND;
    TimeUnit.NANOSECONDS.sleep(dueNs - System.nanoTime());
    while (number > other.acknowledged.size() + total / 10) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    return "{\"vehicle_id\":\"%s\",\"timestamp\":%d,\"event_id\":\"%s\",\"rpm\":900}"
        .formatted(vehicleId, firstMs + number, id(number));
  }

  void acknowledge(int number) {
    acknowledged.add(id(number));
  }

  /** An attempt came to nothing; the device tries again. */
  void refuse() {
    refused.incrementAndGet();
  }

  Set<String> acknowledged() {
    return acknowledged;
  }

  long refused() {
    return refused.get();
  }
}
