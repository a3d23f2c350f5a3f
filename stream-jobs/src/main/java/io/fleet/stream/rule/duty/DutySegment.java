package io.fleet.stream.rule.duty;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.NameUuid;
import io.fleet.stream.rule.Finding;

/**
 * A stretch of time in which a driver did one thing in one vehicle.
 *
 * @param vehicleId the vehicle
 * @param driverId the driver
 * @param kind what was done
 * @param startedAtMs when it began, epoch milliseconds
 * @param endedAtMs when it ended, or up to when it is known to have lasted
 * @param open whether it goes on
 */
public record DutySegment(
    String vehicleId,
    String driverId,
    DutyKind kind,
    long startedAtMs,
    long endedAtMs,
    boolean open)
    implements Finding {

  /** UUID version 5 of vehicle, driver, kind and beginning. */
  public String segmentId() {
    return NameUuid.of(
            "duty_segment", vehicleId, driverId, kind.wireName(), Long.toString(startedAtMs))
        .toString();
  }

  @Override
  public String id() {
    return "duty:" + startedAtMs + ':' + kind.wireName() + ':' + driverId;
  }

  @Override
  public boolean isFinal() {
    return !open;
  }

  @Override
  public void write(ByteWriter out) {
    out.writeString(vehicleId);
    out.writeString(driverId);
    out.writeByte(kind.ordinal());
    out.writeSigned(startedAtMs);
    out.writeSigned(endedAtMs - startedAtMs);
    out.writeBoolean(open);
  }

  /** Reads one from a checkpoint or from the network. */
  public static DutySegment read(ByteReader in) {
    String vehicleId = in.readString();
    String driverId = in.readString();
    DutyKind kind = DutyKind.at(in.readByte());
    long startedAtMs = in.readSigned();
    return new DutySegment(
        vehicleId, driverId, kind, startedAtMs, startedAtMs + in.readSigned(), in.readBoolean());
  }
}
