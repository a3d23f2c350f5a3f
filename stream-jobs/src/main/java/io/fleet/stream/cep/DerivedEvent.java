package io.fleet.stream.cep;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.harsh.HarshEvent;

/**
 * Something settled that the rules found, as patterns see it.
 *
 * @param kind for example {@code harsh_braking}
 * @param vehicleId the vehicle
 * @param timeMs when it began, epoch milliseconds
 * @param severity 1 low, 2 medium, 3 high
 * @param driverId the driver, or null
 * @param tripId the trip, or null
 * @param latE6 where, 1e-6 degrees, or absent
 * @param lonE6 where, 1e-6 degrees, or absent
 */
public record DerivedEvent(
    String kind,
    String vehicleId,
    long timeMs,
    int severity,
    String driverId,
    String tripId,
    int latE6,
    int lonE6) {

  static DerivedEvent of(HarshEvent event) {
    return new DerivedEvent(
        event.kind().wireName(),
        event.vehicleId(),
        event.startedAtMs(),
        event.severity(),
        event.driverId(),
        event.tripId(),
        event.latE6(),
        event.lonE6());
  }

  void write(ByteWriter out) {
    out.writeString(kind);
    out.writeString(vehicleId);
    out.writeLong(timeMs);
    out.writeByte(severity);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  static DerivedEvent read(ByteReader in) {
    return new DerivedEvent(
        in.readString(),
        in.readString(),
        in.readLong(),
        in.readByte(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt());
  }
}
