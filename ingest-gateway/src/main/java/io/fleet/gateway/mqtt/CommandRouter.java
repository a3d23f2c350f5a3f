package io.fleet.gateway.mqtt;

import io.fleet.events.reference.ReferenceKind;
import io.fleet.events.reference.ReferenceVersion;
import io.fleet.gateway.command.CommandDesk;
import io.fleet.gateway.command.CommandWatcher;
import io.fleet.gateway.reference.ReferenceListener;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which connected devices want the commands of which vehicle. Pairings change, and begin and
 * end by themselves: the places are looked at again when one is written and every few seconds. Safe
 * for many threads.
 */
@Singleton
class CommandRouter implements CommandWatcher, ReferenceListener {
  private final CommandDesk desk;
  private final Map<CommandDownlink, String> places = new HashMap<>();
  private final Map<String, Set<CommandDownlink>> byVehicle = new ConcurrentHashMap<>();
  private final Map<String, Set<CommandDownlink>> byDevice = new ConcurrentHashMap<>();

  CommandRouter(CommandDesk desk) {
    this.desk = desk;
  }

  /** A connected device wants commands. */
  synchronized void join(CommandDownlink downlink) {
    add(byDevice, downlink.deviceId(), downlink);
    place(downlink);
  }

  /** It wants none any more, or is gone. */
  synchronized void leave(CommandDownlink downlink) {
    remove(byDevice, downlink.deviceId(), downlink);
    String vehicleId = places.remove(downlink);
    if (vehicleId != null) {
      remove(byVehicle, vehicleId, downlink);
    }
  }

  /** Devices that want commands now. */
  int size() {
    return byDevice.size();
  }

  @Override
  public void pending(String vehicleId) {
    byVehicle.getOrDefault(vehicleId, Set.of()).forEach(CommandDownlink::wake);
  }

  @Override
  public void changed(ReferenceVersion version) {
    if (version.kind() == ReferenceKind.PAIRINGS) {
      byDevice.getOrDefault(version.id(), Set.of()).forEach(this::placeAgain);
    }
  }

  /** Looks at every place again. */
  void refresh() {
    List<CommandDownlink> all;
    synchronized (this) {
      all = byDevice.values().stream().flatMap(Set::stream).toList();
    }
    all.forEach(this::placeAgain);
  }

  private void placeAgain(CommandDownlink downlink) {
    synchronized (this) {
      if (byDevice.getOrDefault(downlink.deviceId(), Set.of()).contains(downlink)) {
        place(downlink);
      }
    }
    downlink.wake();
  }

  private void place(CommandDownlink downlink) {
    String now = desk.vehicleOf(downlink.deviceId()).orElse(null);
    String before = now == null ? places.remove(downlink) : places.put(downlink, now);
    if (before != null && !before.equals(now)) {
      remove(byVehicle, before, downlink);
    }
    if (now != null && !now.equals(before)) {
      add(byVehicle, now, downlink);
    }
  }

  private static void add(
      Map<String, Set<CommandDownlink>> index, String key, CommandDownlink downlink) {
    index.computeIfAbsent(key, k -> ConcurrentHashMap.newKeySet(1)).add(downlink);
  }

  private static void remove(
      Map<String, Set<CommandDownlink>> index, String key, CommandDownlink downlink) {
    index.computeIfPresent(
        key,
        (k, downlinks) -> {
          downlinks.remove(downlink);
          return downlinks.isEmpty() ? null : downlinks;
        });
  }
}
