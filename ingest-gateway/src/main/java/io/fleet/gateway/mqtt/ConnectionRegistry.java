package io.fleet.gateway.mqtt;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Knows who is connected, of all event loops, up to a bound. The same client id of the same device
 * takes its older connection's place; another device's ids concern nobody else.
 */
@Singleton
class ConnectionRegistry {
  /** One client of one device. */
  record Client(String deviceId, String clientId) {}

  /** A connection that can be told that its place was taken. */
  interface Seat {
    /** Somebody else with its names is there now; from any thread. */
    void takenOver();

    /** The gateway closes; from any thread. */
    void closing();

    /** The device's credential no longer counts; from any thread. */
    void revoked();
  }

  private final int bound;
  private final Map<Client, Seat> seats = new ConcurrentHashMap<>();
  private final Set<Seat> inside = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connected = new AtomicInteger();
  private volatile boolean closed;

  ConnectionRegistry(MqttSettings settings) {
    this.bound = settings.maxConnections();
  }

  /**
   * Whether there is room, which a client that comes again always has; each success is to be paired
   * with {@link #leave}.
   */
  boolean enter(Client client, Seat seat) {
    boolean full = connected.incrementAndGet() > bound && !seats.containsKey(client);
    if (full || closed) {
      connected.decrementAndGet();
      return false;
    }
    inside.add(seat);
    Seat older = seats.put(client, seat);
    if (older != null) {
      older.takenOver();
    }
    return true;
  }

  /**
   * The connection is gone; may be said more than once.
   *
   * @return whether its place is free now, and was not taken over
   */
  boolean leave(Client client, Seat seat) {
    if (inside.remove(seat)) {
      connected.decrementAndGet();
    }
    return seats.remove(client, seat);
  }

  /** Tells every connection of a device that its credential no longer counts. */
  void revoke(String deviceId) {
    seats.forEach(
        (client, seat) -> {
          if (client.deviceId().equals(deviceId)) {
            seat.revoked();
          }
        });
  }

  /** Devices now connected. */
  int size() {
    return connected.get();
  }

  /** Lets nobody in any more and tells every connection that the gateway closes. */
  void close() {
    closed = true;
    seats.values().forEach(Seat::closing);
  }
}
