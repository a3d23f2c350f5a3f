package io.fleet.notifier.deliver;

import io.vertx.core.Vertx;

/** Rings once, at the earliest of the times it was set to. Lives on the thread that sets it. */
final class Alarm {
  private final Vertx vertx;
  private final Runnable action;
  private long timer = -1;
  private long dueMs = Long.MAX_VALUE;

  Alarm(Vertx vertx, Runnable action) {
    this.vertx = vertx;
    this.action = action;
  }

  /**
   * @param atMs epoch milliseconds; {@link Long#MAX_VALUE} for never
   */
  void setTo(long atMs, long nowMs) {
    if (atMs < dueMs) {
      vertx.cancelTimer(timer);
      dueMs = atMs;
      timer = vertx.setTimer(Math.max(1, atMs - nowMs), t -> ring());
    }
  }

  private void ring() {
    dueMs = Long.MAX_VALUE;
    action.run();
  }
}
