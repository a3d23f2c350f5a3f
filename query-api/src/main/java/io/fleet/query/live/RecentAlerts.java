package io.fleet.query.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The alerts of the last minute, for clients that join: history shows an alert only some seconds
 * after it was raised. For several threads.
 */
final class RecentAlerts {
  static final Duration KEPT = Duration.ofMinutes(1);

  private final int bound;
  private final Deque<Told> alerts = new ArrayDeque<>();

  RecentAlerts(int bound) {
    this.bound = bound;
  }

  synchronized void add(String vehicleId, String text, long nowMs) {
    forget(nowMs);
    if (alerts.size() == bound) {
      alerts.remove();
    }
    alerts.add(new Told(vehicleId, text, nowMs));
  }

  synchronized List<Told> all(long nowMs) {
    forget(nowMs);
    return List.copyOf(alerts);
  }

  private void forget(long nowMs) {
    while (!alerts.isEmpty() && nowMs - alerts.peek().atMs() > KEPT.toMillis()) {
      alerts.remove();
    }
  }

  /**
   * One that was told.
   *
   * @param vehicleId whose, or null
   */
  record Told(String vehicleId, String text, long atMs) {}
}
