package io.fleet.stream.rule.idling;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;

/**
 * An episode of idling as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param open whether it lasts
 * @param driverId the driver, or null
 * @param tripId the trip it lies in or has ended, or null
 * @param startedAtMs the first second known of standing with the engine on, epoch milliseconds
 * @param endedAtMs when that was over; while open the last event so far
 * @param severity 1 low, 2 from 10 min, 3 from 30 min on
 * @param latE6 where it stood, 1e-6 degrees
 * @param lonE6 where it stood, 1e-6 degrees
 * @param startFuelCl first fuel reading, 0.01 l, or absent
 * @param endFuelCl last fuel reading, 0.01 l, or absent
 */
public record IdlingEpisode(
    String vehicleId,
    boolean open,
    String driverId,
    String tripId,
    long startedAtMs,
    long endedAtMs,
    int severity,
    int latE6,
    int lonE6,
    int startFuelCl,
    int endFuelCl)
    implements Finding {

  /** The episode's id: UUID version 5 of vehicle and first second. */
  public String idlingId() {
    return NameUuid.of("idling", vehicleId, Long.toString(startedAtMs)).toString();
  }

  /** How long it lasts, ms. */
  public long durationMs() {
    return endedAtMs - startedAtMs;
  }

  @Override
  public String id() {
    return "idling:" + startedAtMs;
  }

  @Override
  public boolean isFinal() {
    return !open;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeBoolean(open);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeLong(startedAtMs);
    out.writeLong(endedAtMs);
    out.writeByte(severity);
    out.writeInt(latE6);
    out.writeInt(lonE6);
    out.writeInt(startFuelCl);
    out.writeInt(endFuelCl);
  }

  /** Reads one from a checkpoint. */
  public static IdlingEpisode read(ByteReader in) {
    return new IdlingEpisode(
        in.readString(),
        in.readBoolean(),
        in.readNullableString(),
        in.readNullableString(),
        in.readLong(),
        in.readLong(),
        in.readByte(),
        in.readInt(),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }
}
