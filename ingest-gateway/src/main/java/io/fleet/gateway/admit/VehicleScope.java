package io.fleet.gateway.admit;

import java.util.Optional;

/**
 * For which vehicles a sender may speak: one, or all.
 *
 * @param own the only vehicle; empty for a sender that relays for all
 */
public record VehicleScope(Optional<String> own) {
  /** A sender that relays for every vehicle. */
  public static final VehicleScope ALL = new VehicleScope(Optional.empty());

  /** A sender that is one vehicle's device. */
  public static VehicleScope of(String vehicleId) {
    return new VehicleScope(Optional.of(vehicleId));
  }

  /** Whether an event of that vehicle may come from this sender. */
  public boolean covers(String vehicleId) {
    return own.isEmpty() || own.get().equals(vehicleId);
  }
}
