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
import java.util.function.Function;

/**
 * What is known of every vehicle now, out of the log and the store, and which vehicles have changed
 * since they were last told of. For several threads.
 */
final class VehicleBoard {
  private static final long NEVER_MS = Long.MIN_VALUE / 2;

  private final int bound;
  private final long intervalMs;
  private final Function<LiveVehicle, byte[]> json;
  private final Map<String, Entry> vehicles = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /**
   * @param bound vehicles at most
   * @param intervalMs a vehicle is due at most once in this time
   * @param json how clients are told of a vehicle
   */
  VehicleBoard(int bound, long intervalMs, Function<LiveVehicle, byte[]> json) {
    this.bound = bound;
    this.intervalMs = intervalMs;
    this.json = json;
  }

  /**
   * A vehicle as clients are told of it.
   *
   * @param json the vehicle's
   */
  record Shown(LiveVehicle vehicle, byte[] json) {}

  /** What is kept of one vehicle; encoded when it is told of first. */
  private static final class Entry {
    private LiveVehicle vehicle;
    private Shown shown;
    private long changedAtMs;
    private long toldAtMs = NEVER_MS;
  }

  /**
   * Takes a message of a vehicle; a private one tells nothing.
   *
   * @return false if there is no room for another vehicle
   */
  synchronized boolean take(Telemetry t, long nowMs) {
    if (t.isTrue(TelemetryField.PRIVATE)) {
      return true;
    }
    Entry entry = vehicles.get(t.vehicleId());
    LiveVehicle before = entry == null ? LiveVehicle.unknown(t.vehicleId()) : entry.vehicle;
    return put(entry, before, before.after(t), nowMs);
  }

  /**
   * Takes what the store says of a vehicle.
   *
   * @return false if there is no room for another vehicle
   */
  synchronized boolean take(LiveVehicle stored, long nowMs) {
    Entry entry = vehicles.get(stored.vehicleId());
    LiveVehicle before = entry == null ? null : entry.vehicle;
    return put(entry, before, before == null ? stored : before.after(stored), nowMs);
  }

  private boolean put(Entry known, LiveVehicle before, LiveVehicle after, long nowMs) {
    if (known == null && vehicles.size() >= bound) {
      return false;
    }
    if (!after.equals(before)) {
      Entry entry =
          known == null ? vehicles.computeIfAbsent(after.vehicleId(), id -> new Entry()) : known;
      entry.vehicle = after;
      entry.shown = null;
      entry.changedAtMs = nowMs;
      changed.add(after.vehicleId());
    }
    return true;
  }

  /** Vehicles that have changed and were not told of within the interval; they count as told. */
  synchronized List<Shown> due(long nowMs) {
    List<Shown> due = new ArrayList<>();
    for (Iterator<String> ids = changed.iterator(); ids.hasNext(); ) {
      Entry entry = vehicles.get(ids.next());
      if (nowMs - entry.toldAtMs >= intervalMs) {
        ids.remove();
        entry.toldAtMs = nowMs;
        due.add(show(entry));
      }
    }
    return due;
  }

  /** Every vehicle there is that has changed since; the others are as they were then. */
  synchronized List<Shown> changedSince(long atMs) {
    return vehicles.values().stream()
        .filter(entry -> entry.changedAtMs >= atMs)
        .map(this::show)
        .toList();
  }

  /** Of some vehicles those there are. */
  synchronized List<Shown> of(Set<String> vehicleIds) {
    List<Shown> found = new ArrayList<>();
    for (String id : vehicleIds) {
      Entry entry = vehicles.get(id);
      if (entry != null) {
        found.add(show(entry));
      }
    }
    return found;
  }

  /** One vehicle, or null if nothing is known of it. */
  synchronized LiveVehicle find(String vehicleId) {
    Entry entry = vehicles.get(vehicleId);
    return entry == null ? null : entry.vehicle;
  }

  private Shown show(Entry entry) {
    if (entry.shown == null) {
      entry.shown = new Shown(entry.vehicle, json.apply(entry.vehicle));
    }
    return entry.shown;
  }
}
