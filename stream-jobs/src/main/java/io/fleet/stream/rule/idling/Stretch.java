package io.fleet.stream.rule.idling;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.stream.rule.Situation;
import io.fleet.stream.rule.motion.Place;

/**
 * A stretch of standing with the engine on, long enough to tell of or not yet.
 *
 * @param startedAtMs its first second, epoch milliseconds
 * @param lastEventMs the last event that showed it, epoch milliseconds
 * @param told whether it has been told of
 * @param severity told last; 0 before
 */
record Stretch(
    long startedAtMs,
    long lastEventMs,
    boolean told,
    int severity,
    String driverId,
    String tripId,
    int latE6,
    int lonE6,
    int startFuelCl,
    int endFuelCl) {

  static Stretch beginning(Situation situation) {
    Place place = situation.motion().standingPlace();
    int fuel = fuelCl(situation.telemetry());
    return new Stretch(
        situation.timeMs(),
        situation.timeMs(),
        false,
        0,
        situation.driverId(),
        situation.tripId(),
        place.latE6(),
        place.lonE6(),
        fuel,
        fuel);
  }

  /** With an event that shows that it lasts. */
  Stretch lasting(Situation situation) {
    int fuel = fuelCl(situation.telemetry());
    return new Stretch(
        startedAtMs,
        situation.timeMs(),
        told,
        severity,
        driverId == null ? situation.driverId() : driverId,
        tripId == null ? situation.tripId() : tripId,
        latE6,
        lonE6,
        startFuelCl == Telemetry.ABSENT ? fuel : startFuelCl,
        fuel == Telemetry.ABSENT ? endFuelCl : fuel);
  }

  Stretch told(int withSeverity) {
    return new Stretch(
        startedAtMs,
        lastEventMs,
        true,
        withSeverity,
        driverId,
        tripId,
        latE6,
        lonE6,
        startFuelCl,
        endFuelCl);
  }

  private static int fuelCl(Telemetry t) {
    return t.canonical(TelemetryField.FUEL_VOLUME);
  }

  IdlingEpisode episode(String vehicleId, boolean open, long endMs, int withSeverity) {
    return new IdlingEpisode(
        vehicleId,
        open,
        driverId,
        tripId,
        startedAtMs,
        endMs,
        withSeverity,
        latE6,
        lonE6,
        startFuelCl,
        endFuelCl);
  }

  void write(ByteWriter out) {
    out.writeLong(startedAtMs);
    out.writeLong(lastEventMs);
    out.writeBoolean(told);
    out.writeByte(severity);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeInt(latE6);
    out.writeInt(lonE6);
    out.writeInt(startFuelCl);
    out.writeInt(endFuelCl);
  }

  static Stretch read(ByteReader in) {
    return new Stretch(
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readByte(),
        in.readNullableString(),
        in.readNullableString(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }
}
