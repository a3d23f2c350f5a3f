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

  /** What did not reach a client, by reason. */
  static final String DROPPED = "fleet.query.live.dropped";

  private final AtomicInteger clients = new AtomicInteger();
  private final AtomicLong lag = new AtomicLong();
  private final Counter superseded;
  private final Counter slowClients;
  private final Counter unreadable;
  private final Counter noRoom;

  LiveMetrics(MeterRegistry meters) {
    meters.gauge(CLIENTS, clients);
    meters.gauge(LAG, lag);
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
