package io.fleet.query.live;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Everybody who listens. Who has named vehicles is found by them, so that an event costs as much as
 * it has listeners and not as there are clients. Read by several threads, changed under one lock.
 */
final class Audience implements Iterable<LiveClient> {
  private final List<LiveClient> all = new CopyOnWriteArrayList<>();
  private final List<LiveClient> ofAnyVehicle = new CopyOnWriteArrayList<>();
  private final Map<String, List<LiveClient>> byVehicle = new ConcurrentHashMap<>();

  void add(LiveClient client) {
    all.add(client);
    if (client.filter().vehicleIds().isEmpty()) {
      ofAnyVehicle.add(client);
    }
    for (String id : client.filter().vehicleIds()) {
      byVehicle.computeIfAbsent(id, key -> new CopyOnWriteArrayList<>()).add(client);
    }
  }

  void remove(LiveClient client) {
    if (!all.remove(client)) {
      return;
    }
    ofAnyVehicle.remove(client);
    for (String id : client.filter().vehicleIds()) {
      byVehicle.computeIfPresent(
          id,
          (key, clients) -> {
            clients.remove(client);
            return clients.isEmpty() ? null : clients;
          });
    }
  }

  /** Those who may want to hear of a vehicle, or of what is nobody's if it is null. */
  void of(String vehicleId, Consumer<LiveClient> each) {
    ofAnyVehicle.forEach(each);
    if (vehicleId != null) {
      byVehicle.getOrDefault(vehicleId, List.of()).forEach(each);
    }
  }

  int size() {
    return all.size();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  @Override
  public Iterator<LiveClient> iterator() {
    return all.iterator();
  }
}
