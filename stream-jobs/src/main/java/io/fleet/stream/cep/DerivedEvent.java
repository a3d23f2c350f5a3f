package io.fleet.stream.cep;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.harsh.HarshEvent;
import io.fleet.stream.rule.overspeed.OverspeedEpisode;

/**
 * Something settled that the rules found, as patterns see it.
 *
 * @param kind for example {@code harsh_braking}
 * @param vehicleId the vehicle
 * @param timeMs when it began, epoch milliseconds
 * @param endMs when it was over, epoch milliseconds; the same for what is a moment
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
    long endMs,
    int severity,
    String driverId,
    String tripId,
    int latE6,
    int lonE6) {
  static final String OVERSPEED = "overspeed";

  static DerivedEvent of(HarshEvent event) {
    return new DerivedEvent(
        event.kind().wireName(),
        event.vehicleId(),
        event.startedAtMs(),
        event.endedAtMs(),
        event.severity(),
        event.driverId(),
        event.tripId(),
        event.latE6(),
        event.lonE6());
  }

  static DerivedEvent of(OverspeedEpisode episode) {
    return new DerivedEvent(
        OVERSPEED,
        episode.vehicleId(),
        episode.startedAtMs(),
        episode.endedAtMs(),
        episode.severity(),
        episode.driverId(),
        episode.tripId(),
        episode.latE6(),
        episode.lonE6());
  }

  /** The beginning of what an alert tells of. */
  static DerivedEvent of(AlertFinding alert) {
    return new DerivedEvent(
        alert.alertType(),
        alert.vehicleId(),
        alert.startedAtMs(),
        alert.startedAtMs(),
        alert.severity(),
        alert.driverId(),
        alert.tripId(),
        alert.latE6(),
        alert.lonE6());
  }

  void write(ByteWriter out) {
    out.writeString(kind);
    out.writeString(vehicleId);
    out.writeLong(timeMs);
    out.writeLong(endMs);
    out.writeByte(severity);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  static DerivedEvent read(ByteReader in, boolean withEnd) {
    String kind = in.readString();
    String vehicleId = in.readString();
    long timeMs = in.readLong();
    return new DerivedEvent(
        kind,
        vehicleId,
        timeMs,
        withEnd ? in.readLong() : timeMs,
        in.readByte(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt());
  }
}
