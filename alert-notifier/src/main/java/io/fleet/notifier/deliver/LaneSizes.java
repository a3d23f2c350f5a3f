package io.fleet.notifier.deliver;

/** Shows a lane's sizes to the metrics, which look from other threads. */
final class LaneSizes {
  private final Runnable hide;
  private volatile int depth;
  private volatile int pending;
  private volatile long lagMs;

  LaneSizes(String endpointId, DeliveryMetrics metrics) {
    this.hide = metrics.watch(endpointId, () -> depth, () -> pending, () -> lagMs);
  }

  void show(Messages messages, int held, int running, long nowMs) {
    depth = messages.queue().freshCount() + running;
    pending = messages.count() + held;
    lagMs = messages.queue().lagMs(nowMs);
  }

  void hide() {
    hide.run();
  }
}
