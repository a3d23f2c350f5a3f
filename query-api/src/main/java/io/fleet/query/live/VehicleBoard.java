package io.fleet.query.live;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of every vehicle now, out of the log and the store, and which vehicles have changed
 * since they were last told of. For several threads.
 */
final class VehicleBoard {
  private final int bound;
  private final long intervalMs;
  private final Map<String, LiveVehicle> vehicles = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private final Map<String, Long> toldAtMs = new HashMap<>();

  /**
   * @param bound vehicles at most
   * @param intervalMs a vehicle is due at most once in this time
   */
  VehicleBoard(int bound, long intervalMs) {
    this.bound = bound;
    this.intervalMs = intervalMs;
  }

  /**
   * Takes a message of a vehicle; a private one tells nothing.
   *
   * @return false if there is no room for another vehicle
   */
  synchronized boolean take(Telemetry t) {
    if (t.isTrue(TelemetryField.PRIVATE)) {
      return true;
    }
    LiveVehicle before = vehicles.get(t.vehicleId());
    if (before == null) {
      before = LiveVehicle.unknown(t.vehicleId());
    }
    return put(before, before.after(t));
  }

  /**
   * Takes what the store says of a vehicle.
   *
   * @return false if there is no room for another vehicle
   */
  synchronized boolean take(LiveVehicle stored) {
    LiveVehicle before = vehicles.get(stored.vehicleId());
    return put(before, before == null ? stored : before.after(stored));
  }

  private boolean put(LiveVehicle before, LiveVehicle after) {
    if (!vehicles.containsKey(after.vehicleId()) && vehicles.size() >= bound) {
      return false;
    }
    if (!after.equals(before)) {
      vehicles.put(after.vehicleId(), after);
      changed.add(after.vehicleId());
    }
    return true;
  }

  /** Vehicles that have changed and were not told of within the interval; they count as told. */
  synchronized List<LiveVehicle> due(long nowMs) {
    List<LiveVehicle> due = new ArrayList<>();
    for (Iterator<String> ids = changed.iterator(); ids.hasNext(); ) {
      String id = ids.next();
      if (nowMs - toldAtMs.getOrDefault(id, Long.MIN_VALUE / 2) >= intervalMs) {
        ids.remove();
        toldAtMs.put(id, nowMs);
        due.add(vehicles.get(id));
      }
    }
    return due;
  }

  /** Every vehicle there is. */
  synchronized List<LiveVehicle> all() {
    return List.copyOf(vehicles.values());
  }
}
