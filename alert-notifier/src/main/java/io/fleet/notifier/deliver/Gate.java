package io.fleet.notifier.deliver;

/**
 * Whether a lane may start an attempt: not while its endpoint is paused, has asked to be left alone
 * or fails, and not faster than it wants.
 */
final class Gate {
  /** However long an endpoint asks to be left alone. */
  static final long MAX_HOLD_MS = 24L * 3_600_000;

  private final Breaker breaker;
  private final RateLimit rate;
  private boolean paused;
  private long heldUntilMs;

  Gate(Breaker breaker, RateLimit rate) {
    this.breaker = breaker;
    this.rate = rate;
  }

  /** When an attempt may start, epoch milliseconds; MAX_VALUE if that cannot be said. */
  long opensAtMs(long nowMs) {
    if (paused || rate.isShut()) {
      return Long.MAX_VALUE;
    }
    long atMs = Math.max(heldUntilMs, breaker.opensAtMs());
    return atMs > nowMs ? atMs : nowMs + rate.waitMs();
  }

  boolean isOpen(long nowMs) {
    return opensAtMs(nowMs) <= nowMs;
  }

  /** Whether a message that comes now can hope to be attempted soon. */
  boolean isFlowing(long nowMs) {
    return !paused && !rate.isShut() && !breaker.isOpen() && heldUntilMs <= nowMs;
  }

  /** Whether all there may be is one attempt, to see whether there can be more. */
  boolean isProbing() {
    return breaker.isOpen();
  }

  void started(Delivery delivery) {
    rate.take();
    breaker.started(delivery);
  }

  void succeeded() {
    breaker.close();
  }

  /** Nobody answered. */
  void failed(Delivery delivery, long nowMs) {
    breaker.failed(delivery, nowMs);
  }

  /**
   * The endpoint is there and did not want the message, which waits by its own schedule.
   *
   * @param holdMs how long the endpoint asks to be left alone, or 0
   */
  void answered(long nowMs, long holdMs) {
    breaker.close();
    if (holdMs > 0) {
      heldUntilMs = Math.max(heldUntilMs, nowMs + Math.min(holdMs, MAX_HOLD_MS));
    }
  }

  void pause(boolean isPaused) {
    paused = isPaused;
  }

  /** The endpoint is another one now, or was mended: what has been seen of it counts no more. */
  void forget() {
    breaker.close();
    heldUntilMs = 0;
  }

  RateLimit rate() {
    return rate;
  }
}
