package io.fleet.notifier.deliver;

/**
 * Opens after some attempts that nobody answered, with no answer between them: then nothing is
 * attempted but a single probe from time to time. One answer closes it, whatever it says: each
 * message an endpoint refuses has a schedule of its own.
 */
final class Breaker {
  private final BreakerSettings settings;
  private int failures;
  private long intervalMs;
  private long probeAtMs;
  private Object probe;

  Breaker(BreakerSettings settings) {
    this.settings = settings;
  }

  boolean isOpen() {
    return intervalMs > 0;
  }

  /** When an attempt may start, epoch milliseconds; MAX_VALUE while a probe is under way. */
  long opensAtMs() {
    if (!isOpen()) {
      return 0;
    }
    return probe == null ? probeAtMs : Long.MAX_VALUE;
  }

  /** An attempt starts; if the breaker is open it is the probe. */
  void started(Object attempt) {
    if (isOpen()) {
      probe = attempt;
    }
  }

  /** Attempts that were under way when it opened change nothing; the probe's failure does. */
  void failed(Object attempt, long nowMs) {
    failures++;
    if (!isOpen() && failures >= settings.failures()) {
      waitFor(settings.firstProbe().toMillis(), nowMs);
    } else if (isOpen() && attempt == probe) {
      waitFor(Math.min(2 * intervalMs, settings.lastProbe().toMillis()), nowMs);
    }
  }

  private void waitFor(long newIntervalMs, long nowMs) {
    intervalMs = newIntervalMs;
    probeAtMs = nowMs + newIntervalMs;
    probe = null;
  }

  /** Somebody answered, or all is different from now on. */
  void close() {
    failures = 0;
    intervalMs = 0;
    probe = null;
  }
}
