package io.fleet.gateway.admit;

import java.util.Optional;

/** Knows for which vehicles a sender may speak. */
public final class VehicleScopes {
  /** Every vehicle's, for senders that relay. */
  public VehicleScope all() {
    return VehicleScope.ALL;
  }

  /** A device's: the vehicle it is in. */
  public VehicleScope ofDevice(String deviceId) {
    return VehicleScope.of(deviceId);
  }

  /** A caller's: of the device it is, or of all if it is none. */
  public VehicleScope of(Optional<String> deviceId) {
    return deviceId.map(this::ofDevice).orElseGet(this::all);
  }
}
