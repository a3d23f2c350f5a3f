package io.fleet.query.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What waits for one client, bounded: of a vehicle only its newest event, alerts and what is said
 * of them up to a number, of everything else the last. Urgent things leave first. For several
 * threads.
 */
final class ClientBuffer {
  private static final int PANELS = 16;

  private final int alertBound;
  private final Map<String, String> vehicles = new LinkedHashMap<>();
  private final Deque<LiveEvent> alerts = new ArrayDeque<>();
  private final Deque<String> panels = new ArrayDeque<>();
  private String degraded;
  private String snapshotEnd;
  private boolean ping;

  ClientBuffer(int alertBound) {
    this.alertBound = alertBound;
  }

  /**
   * Replaces what waits of that vehicle.
   *
   * @return whether something was replaced: the client was too slow to see it
   */
  synchronized boolean vehicle(String vehicleId, String json) {
    return vehicles.put(vehicleId, json) != null;
  }

  /**
   * Appends an alert.
   *
   * @return false if too many wait already
   */
  synchronized boolean alert(String json) {
    return urgent(new LiveEvent(LiveEvent.ALERT, json));
  }

  /**
   * Appends what somebody said about an alert; it leaves in turn with the alerts.
   *
   * @return false if too many wait already
   */
  synchronized boolean alertAction(String json) {
    return urgent(new LiveEvent(LiveEvent.ALERT_ACTION, json));
  }

  private boolean urgent(LiveEvent event) {
    return alerts.size() < alertBound && alerts.add(event);
  }

  /** Appends a panel; of very many the oldest is dropped. */
  synchronized void panel(String json) {
    if (panels.size() == PANELS) {
      panels.remove();
    }
    panels.add(json);
  }

  synchronized void degraded(String json) {
    degraded = json;
  }

  /** To be told once every vehicle that waits now has left. */
  synchronized void snapshotEnd(String json) {
    snapshotEnd = json;
  }

  synchronized void ping() {
    ping = true;
  }

  synchronized boolean isEmpty() {
    return vehicles.isEmpty()
        && alerts.isEmpty()
        && panels.isEmpty()
        && degraded == null
        && snapshotEnd == null
        && !ping;
  }

  /** Takes the next event, or null if nothing waits. */
  synchronized LiveEvent next() {
    if (degraded != null) {
      LiveEvent event = new LiveEvent(LiveEvent.DEGRADED, degraded);
      degraded = null;
      return event;
    }
    if (!alerts.isEmpty()) {
      return alerts.remove();
    }
    if (!vehicles.isEmpty()) {
      return nextVehicle();
    }
    if (snapshotEnd != null) {
      LiveEvent event = new LiveEvent(LiveEvent.SNAPSHOT, snapshotEnd);
      snapshotEnd = null;
      return event;
    }
    if (!panels.isEmpty()) {
      return new LiveEvent(LiveEvent.METRICS, panels.remove());
    }
    boolean due = ping;
    ping = false;
    return due ? LiveEvent.PING : null;
  }

  private LiveEvent nextVehicle() {
    Iterator<String> oldest = vehicles.values().iterator();
    LiveEvent event = new LiveEvent(LiveEvent.VEHICLE, oldest.next());
    oldest.remove();
    return event;
  }
}
