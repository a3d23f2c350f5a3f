package io.fleet.stream.rule.harsh;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;

/**
 * One manoeuvre as it is known at one moment.
 *
 * @param vehicleId the vehicle
 * @param kind what was done
 * @param open whether more samples may still belong to it
 * @param driverId the driver, or null
 * @param tripId the trip it lies in, or null
 * @param startedAtMs the first sample, epoch milliseconds
 * @param endedAtMs the last sample so far
 * @param peakMg the greatest magnitude, 0.001 g; 0 when the device gave none
 * @param thresholdMg what it is judged by, 0.001 g
 * @param severity 1 low, 2 medium, 3 high
 * @param byDevice whether the tracker reported it
 * @param byUs whether it was computed from accelerations or speeds
 * @param basis what the peak is known by
 * @param speedCkmph the speed when it began, 0.01 km/h, or absent
 * @param latE6 where it began, 1e-6 degrees, or absent
 * @param lonE6 where it began, 1e-6 degrees, or absent
 */
public record HarshEvent(
    String vehicleId,
    HarshKind kind,
    boolean open,
    String driverId,
    String tripId,
    long startedAtMs,
    long endedAtMs,
    int peakMg,
    int thresholdMg,
    int severity,
    boolean byDevice,
    boolean byUs,
    Evidence basis,
    int speedCkmph,
    int latE6,
    int lonE6)
    implements Finding {

  /** The event's id: UUID version 5 of kind, vehicle and first sample. */
  public String eventId() {
    return NameUuid.of("harsh_event", kind.wireName(), vehicleId, Long.toString(startedAtMs))
        .toString();
  }

  /** Who noticed it: {@code device}, {@code computed} or {@code both}. */
  public String source() {
    return byDevice && byUs ? "both" : byDevice ? "device" : "computed";
  }

  @Override
  public String id() {
    return "harsh:" + kind.wireName() + ":" + startedAtMs;
  }

  @Override
  public boolean isFinal() {
    return !open;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeByte(kind.ordinal());
    out.writeBoolean(open);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeLong(startedAtMs);
    out.writeLong(endedAtMs);
    out.writeInt(peakMg);
    out.writeInt(thresholdMg);
    out.writeByte(severity);
    out.writeBoolean(byDevice);
    out.writeBoolean(byUs);
    out.writeByte(basis.ordinal());
    out.writeInt(speedCkmph);
    out.writeInt(latE6);
    out.writeInt(lonE6);
  }

  /** Reads one from a checkpoint. */
  public static HarshEvent read(ByteReader in) {
    return new HarshEvent(
        in.readString(),
        HarshKind.at(in.readByte()),
        in.readBoolean(),
        in.readNullableString(),
        in.readNullableString(),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readInt(),
        in.readByte(),
        in.readBoolean(),
        in.readBoolean(),
        Evidence.at(in.readByte()),
        in.readInt(),
        in.readInt(),
        in.readInt());
  }
}
