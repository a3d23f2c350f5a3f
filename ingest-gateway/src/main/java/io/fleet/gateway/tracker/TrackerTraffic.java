package io.fleet.gateway.tracker;

import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts connections and requests over all event loops and holds the former under a bound. */
@Singleton
class TrackerTraffic {
  private final int maxConnections;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Map<HttpConnection, RequestClock> clocks = new ConcurrentHashMap<>();
  private volatile boolean closing;

  TrackerTraffic(TrackerSettings settings) {
    this.maxConnections = settings.maxConnections();
  }

  /** Whether there is room for one more connection; {@link #disconnected} follows if so. */
  boolean connected() {
    if (connections.incrementAndGet() > maxConnections) {
      connections.decrementAndGet();
      return false;
    }
    return true;
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  int connections() {
    return connections.get();
  }

  /** The clocks of the connections that are there. */
  Map<HttpConnection, RequestClock> clocks() {
    return clocks;
  }

  /** Whether a request may begin; {@link #end} follows if so. */
  boolean begin() {
    requests.incrementAndGet();
    if (closing) {
      requests.decrementAndGet();
      return false;
    }
    return true;
  }

  void end() {
    requests.decrementAndGet();
  }

  /** From now on no request begins. */
  void close() {
    closing = true;
  }

  /** Requests that have no answer yet. */
  int requests() {
    return requests.get();
  }
}
