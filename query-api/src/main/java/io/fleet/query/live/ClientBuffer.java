package io.fleet.query.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What waits for one client, bounded: of a vehicle only its newest state, events up to a number, of
 * everything else the last. Events leave first, in the order they came. Nothing leaves before it is
 * opened. For several threads.
 */
final class ClientBuffer {
  private static final int PANELS = 16;

  private final LongSupplier nowMs;
  private final Map<String, byte[]> vehicles = new LinkedHashMap<>();
  private final Deque<LiveEvent> events = new ArrayDeque<>();
  private final Deque<byte[]> panels = new ArrayDeque<>();
  private int eventBound;
  private LiveEvent degraded;
  private LiveEvent reset;
  private LiveEvent end;
  private boolean ping;
  private boolean open;
  private byte[] position;
  private long vehiclesToldAtMs;

  /**
   * @param eventBound events that may wait
   * @param nowMs the time, epoch milliseconds
   */
  ClientBuffer(int eventBound, LongSupplier nowMs) {
    this.eventBound = eventBound;
    this.nowMs = nowMs;
  }

  /** What waits may leave. */
  synchronized void open() {
    open = true;
  }

  /** Drops what waits; a reset leaves before whatever comes. */
  synchronized void reset(LiveEvent why) {
    open = false;
    vehicles.clear();
    events.clear();
    end = null;
    reset = why;
    vehiclesToldAtMs = 0;
  }

  /** What came while the client was away, and up to when it knows the vehicles. */
  synchronized void resume(Collection<LiveEvent> missed, long toldAtMs) {
    events.addAll(missed);
    eventBound += missed.size();
    vehiclesToldAtMs = toldAtMs;
  }

  /**
   * Replaces what waits of that vehicle.
   *
   * @return whether something was replaced: the client was too slow to see it
   */
  synchronized boolean vehicle(String vehicleId, byte[] json) {
    return vehicles.put(vehicleId, json) != null;
  }

  /** Lets a state wait of a vehicle unless a newer one does. */
  synchronized void vehicleAsItWas(String vehicleId, byte[] json) {
    vehicles.putIfAbsent(vehicleId, json);
  }

  /**
   * Appends an event.
   *
   * @return false if too many wait already
   */
  synchronized boolean event(LiveEvent event) {
    if (event.position() != null) {
      position = event.position();
    }
    return events.size() < eventBound && events.add(event);
  }

  /** Appends a panel; of very many the oldest is dropped. */
  synchronized void panel(byte[] json) {
    if (panels.size() == PANELS) {
      panels.remove();
    }
    panels.add(json);
  }

  synchronized void degraded(LiveEvent event) {
    degraded = event;
  }

  /** To be told once every vehicle that waits now has left. */
  synchronized void end(LiveEvent event) {
    end = event;
  }

  /**
   * A sign of life.
   *
   * @param place how far the log was read: whatever the client is told of lies before it
   */
  synchronized void ping(byte[] place) {
    ping = true;
    readUpTo(place);
  }

  /** Says how far the log was read; null if it was not. */
  synchronized void readUpTo(byte[] place) {
    position = place;
  }

  synchronized int size() {
    return open ? events.size() + vehicles.size() : 0;
  }

  synchronized boolean isEmpty() {
    return !open
        || vehicles.isEmpty()
            && events.isEmpty()
            && panels.isEmpty()
            && degraded == null
            && reset == null
            && end == null
            && !ping;
  }

  /** Up to when every vehicle that changed was told; 0 before the first snapshot is. */
  synchronized long vehiclesToldAtMs() {
    return vehiclesToldAtMs;
  }

  /** Takes the next event, or null if nothing waits. */
  synchronized LiveEvent next() {
    if (!open) {
      return null;
    }
    if (degraded != null) {
      LiveEvent event = degraded;
      degraded = null;
      return event;
    }
    if (reset != null) {
      LiveEvent event = reset;
      reset = null;
      return event;
    }
    return events.isEmpty() ? nextState() : events.remove();
  }

  /** With no event waiting, the client has been told all there is before the newest place. */
  private LiveEvent nextState() {
    if (!vehicles.isEmpty()) {
      Iterator<byte[]> oldest = vehicles.values().iterator();
      LiveEvent event = new LiveEvent(LiveEvent.VEHICLE, oldest.next(), null);
      oldest.remove();
      return event;
    }
    vehiclesToldAtMs = nowMs.getAsLong();
    if (end != null) {
      LiveEvent event = end.at(position);
      end = null;
      return event;
    }
    if (!panels.isEmpty()) {
      return new LiveEvent(LiveEvent.METRICS, panels.remove(), null);
    }
    boolean due = ping;
    ping = false;
    return due ? LiveEvent.ping(position) : null;
  }
}
