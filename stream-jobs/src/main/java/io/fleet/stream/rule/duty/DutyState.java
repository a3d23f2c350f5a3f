package io.fleet.stream.rule.duty;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.DriverActivity;

/**
 * The segment a vehicle's driver is in.
 *
 * @param driverId the driver, or null if there is no segment
 * @param kind what is done
 * @param sinceMs when it began, epoch milliseconds
 * @param told what the driver told last on this vehicle, or null
 * @param checkAtMs when to look again whether it still lasts, epoch milliseconds
 */
record DutyState(
    String driverId, DutyKind kind, long sinceMs, DriverActivity told, long checkAtMs) {
  static final DutyState NONE =
      new DutyState(null, DutyKind.STANDING, Long.MIN_VALUE, null, Long.MAX_VALUE);

  boolean isOpen() {
    return driverId != null;
  }

  DutyState checkedAgainAt(long atMs) {
    return new DutyState(driverId, kind, sinceMs, told, atMs);
  }

  DutySegment segment(String vehicleId, long endMs, boolean open) {
    return new DutySegment(vehicleId, driverId, kind, sinceMs, Math.max(sinceMs, endMs), open);
  }

  void write(ByteWriter out) {
    out.writeNullableString(driverId);
    out.writeByte(kind.ordinal());
    out.writeLong(sinceMs);
    out.writeNullableString(told == null ? null : told.wireName());
    out.writeLong(checkAtMs);
  }

  static DutyState read(ByteReader in) {
    String driverId = in.readNullableString();
    DutyKind kind = DutyKind.at(in.readByte());
    long sinceMs = in.readLong();
    String told = in.readNullableString();
    return new DutyState(
        driverId,
        kind,
        sinceMs,
        told == null ? null : DriverActivity.ofWireName(told),
        in.readLong());
  }
}
