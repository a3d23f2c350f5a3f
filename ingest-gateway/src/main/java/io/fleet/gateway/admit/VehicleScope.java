package io.fleet.gateway.admit;

import io.fleet.events.Refusal;
import io.fleet.events.reference.ReferenceBook;
import java.util.Optional;

/**
 * For which vehicle a sender may speak at a moment: a device for the one it is in, a driver and a
 * sender that relays for any. Made by {@link VehicleScopes}.
 */
public final class VehicleScope {
  /** The refusal of an event of a vehicle the sender may not speak for. */
  static final String FOREIGN_VEHICLE = "foreign_vehicle";

  /** The refusal of an event of a device that was in no vehicle at that time. */
  static final String UNPAIRED = "unpaired";

  /** A sender that relays for every vehicle. */
  public static final VehicleScope ALL = new VehicleScope(null, null, false, null);

  private final String deviceId;
  private final String driverId;
  private final boolean mayImport;
  private final Pairings pairings;

  VehicleScope(String deviceId, String driverId, boolean mayImport, Pairings pairings) {
    this.deviceId = deviceId;
    this.driverId = driverId;
    this.mayImport = mayImport;
    this.pairings = pairings;
  }

  /** A device that is in the vehicle of its own name and was never in another. */
  public static VehicleScope of(String vehicleId) {
    return new VehicleScope(vehicleId, null, false, new Pairings(new ReferenceBook()));
  }

  /** The same sender, if it may also bring data of any age. */
  public VehicleScope importing(boolean allowed) {
    return new VehicleScope(deviceId, driverId, allowed, pairings);
  }

  /** Whether it may bring data of any age. */
  public boolean mayImport() {
    return mayImport;
  }

  /** The device it is, if it is one. */
  public Optional<String> deviceId() {
    return Optional.ofNullable(deviceId);
  }

  /** The driver it is, if it is one: the only one in whose name it may speak. */
  public Optional<String> driverId() {
    return Optional.ofNullable(driverId);
  }

  /** Who it is, a device or a driver; empty for a sender that relays. */
  public Optional<String> sender() {
    return deviceId != null ? deviceId() : driverId().map(id -> "driver " + id);
  }

  /**
   * Which vehicle an event is of.
   *
   * @param named the vehicle or device it names; null if it names none
   * @param atMs the event's time, epoch milliseconds
   */
  Whose whose(String named, long atMs) {
    if (deviceId == null) {
      return Whose.of(named);
    }
    String vehicleId = pairings.vehicleOf(deviceId, atMs);
    boolean own = named == null || named.equals(deviceId) || named.equals(vehicleId);
    if (!own) {
      return new Whose(
          named, new Refusal(FOREIGN_VEHICLE, "the sender may not speak for this vehicle"));
    }
    if (vehicleId == null) {
      return new Whose(
          deviceId, new Refusal(UNPAIRED, "the device was in no vehicle at that time"));
    }
    return Whose.of(vehicleId);
  }
}
