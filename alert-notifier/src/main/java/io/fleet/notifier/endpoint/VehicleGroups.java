package io.fleet.notifier.endpoint;

import java.util.Set;

/** Which groups a vehicle belongs to. */
@FunctionalInterface
public interface VehicleGroups {
  /** Nobody belongs to any. */
  VehicleGroups NONE = (vehicleId, atMs) -> Set.of();

  /**
   * The vehicle's groups at a moment; empty if it is not known then. Never blocks.
   *
   * @param atMs event time, epoch milliseconds
   */
  Set<String> of(String vehicleId, long atMs);
}
