package io.fleet.query.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.ToDoubleFunction;

/** What the change feed tells of itself. */
@ApplicationScoped
class FeedMetrics {
  /** Clients that wait for news now. */
  static final String WAITING = "fleet.query.changes.waiting";

  /** Requests that wait for a reader of the log. */
  static final String QUEUED = "fleet.query.changes.queued";

  /** Changes handed out. */
  static final String TOLD = "fleet.query.changes.told";

  /** Records that say nothing. */
  static final String UNREADABLE = "fleet.query.changes.unreadable";

  private final MeterRegistry meters;
  private final Counter told;
  private final Counter unreadable;

  FeedMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.told = meters.counter(TOLD);
    this.unreadable = meters.counter(UNREADABLE);
  }

  <T> void watch(String name, T of, ToDoubleFunction<T> size) {
    meters.gauge(name, of, size);
  }

  void told(int changes) {
    told.increment(changes);
  }

  void unreadable() {
    unreadable.increment();
  }
}
