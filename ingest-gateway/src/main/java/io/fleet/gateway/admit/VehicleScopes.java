package io.fleet.gateway.admit;

import io.fleet.events.reference.ReferenceBook;
import java.util.Optional;

/** Knows for which vehicles a sender may speak. Safe for many threads. */
public final class VehicleScopes {
  private final Pairings pairings;

  /**
   * @param book where the pairings of devices and vehicles stand
   */
  public VehicleScopes(ReferenceBook book) {
    this.pairings = new Pairings(book);
  }

  /** Every vehicle's, for senders that relay. */
  public VehicleScope all() {
    return VehicleScope.ALL;
  }

  /** A device's: at each moment the vehicle it is in. */
  public VehicleScope ofDevice(String deviceId) {
    return new VehicleScope(deviceId, null, false, pairings);
  }

  /** A driver's: any vehicle, in nobody's name but the driver's. */
  public VehicleScope ofDriver(String driverId) {
    return new VehicleScope(null, driverId, false, pairings);
  }

  /** The vehicle a device is in at a moment, epoch milliseconds; empty if it is in none then. */
  public Optional<String> vehicleOf(String deviceId, long atMs) {
    return Optional.ofNullable(pairings.vehicleOf(deviceId, atMs));
  }
}
