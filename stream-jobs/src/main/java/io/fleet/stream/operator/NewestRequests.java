package io.fleet.stream.operator;

import io.fleet.stream.timeline.repair.RepairRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What each vehicle has asked for last, of all that waits for its turn. Who asks anew waits for the
 * newer answer only: an older one would be of no use, and a second one of the same request neither.
 */
final class NewestRequests {
  /**
   * A request that waits.
   *
   * @param appendMs when it was written to the log, epoch milliseconds
   * @param receivedNs when it was received, of {@link System#nanoTime}
   */
  record Received(RepairRequest request, long appendMs, long receivedNs) {}

  private final Map<String, Received> byVehicle = new ConcurrentHashMap<>();

  /** Takes the place of what the vehicle asked for before: the log keeps a vehicle's order. */
  void add(Received received) {
    byVehicle.put(received.request().vehicleId(), received);
  }

  /** What a vehicle waits for, or null if that has had its turn. */
  Received take(String vehicleId) {
    return byVehicle.remove(vehicleId);
  }
}
