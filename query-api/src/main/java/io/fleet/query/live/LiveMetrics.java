package io.fleet.query.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the stream tells of itself. */
@ApplicationScoped
class LiveMetrics {
  /** Clients connected now. */
  static final String CLIENTS = "fleet.query.live.clients";

  /** Records of the log that were not read yet. */
  static final String LAG = "fleet.query.live.lag.records";

  /** Events and vehicles that wait for the client for whom most do. */
  static final String WAITING = "fleet.query.live.waiting";

  /** Clients that came again, by what became of it. */
  static final String RETURNS = "fleet.query.live.returns";

  /** What did not reach a client, by reason. */
  static final String DROPPED = "fleet.query.live.dropped";

  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicLong lag = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Counter resumed;
  private final Counter reset;
  private final Counter superseded;
  private final Counter slowClients;
  private final Counter unreadable;
  private final Counter noRoom;

  LiveMetrics(MeterRegistry meters) {
    meters.gauge(CLIENTS, clients);
    meters.gauge(LAG, lag);
    meters.gauge(WAITING, waiting);
    resumed = meters.counter(RETURNS, "outcome", "resumed");
    reset = meters.counter(RETURNS, "outcome", "reset");
    superseded = dropped(meters, "superseded");
    slowClients = dropped(meters, "slow_client");
    unreadable = dropped(meters, "unreadable");
    noRoom = dropped(meters, "no_room");
  }

  private static Counter dropped(MeterRegistry meters, String reason) {
    return meters.counter(DROPPED, "reason", reason);
  }

  void clients(int now) {
    clients.set(now);
  }

  void lag(long records) {
    lag.set(records);
  }

  void waiting(int most) {
    waiting.set(most);
  }

  /** A client goes on where it was. */
  void resumed() {
    resumed.increment();
  }

  /** A client that came again begins anew. */
  void reset() {
    reset.increment();
  }

  /** A vehicle's event was replaced by a newer one before the client took it. */
  void superseded() {
    superseded.increment();
  }

  /** A client was ended because it did not read. */
  void slowClient() {
    slowClients.increment();
  }

  void unreadable() {
    unreadable.increment();
  }

  /** A vehicle was left out because there are too many. */
  void noRoom() {
    noRoom.increment();
  }
}
