package io.fleet.events;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The compact binary form of {@link Telemetry} for state and for the network between operators: a
 * mask of what is there, then the numbers. Not a format for other programs.
 */
public final class TelemetryBinary {
  private TelemetryBinary() {}

  public static void write(ByteWriter out, Telemetry t) {
    out.writeString(t.vehicleId());
    out.writeLong(t.timestampMs());
    out.writeInt(t.identity());
    out.writeInt(t.contentHash());
    writeHead(
        out, t.hasServerTime(), t.driverId(), t.tripId(), t.presentMask(), t.driverActivity());
    for (int value : t.denseValues()) {
      out.writeSigned(value);
    }
    writeLists(out, t.faultCodes(), t.events(), t.tags());
  }

  public static Telemetry read(ByteReader in) {
    TelemetryBuilder b = new TelemetryBuilder();
    b.vehicleId(in.readString()).timestampMs(in.readLong());
    int identity = in.readInt();
    int contentHash = in.readInt();
    b.serverTime(in.readBoolean())
        .driverId(in.readNullableString())
        .tripId(in.readNullableString());
    long present = in.readVarLong();
    int activity = in.readByte();
    b.driverActivity(activity < 0 ? null : DriverActivity.at(activity));
    for (long rest = present; rest != 0; rest &= rest - 1) {
      TelemetryField field = TelemetryField.at(Long.numberOfTrailingZeros(rest));
      b.setCanonical(field, (int) in.readSigned());
    }
    readLists(in, b);
    return new Telemetry(b, identity, contentHash);
  }

  /** What the content hash is taken over, with the lists: all but vehicle, time and event id. */
  static void writeContent(
      ByteWriter out,
      boolean serverTime,
      String driverId,
      String tripId,
      long present,
      int[] values,
      DriverActivity activity) {
    writeHead(out, serverTime, driverId, tripId, present, activity);
    for (long rest = present; rest != 0; rest &= rest - 1) {
      out.writeSigned(values[Long.numberOfTrailingZeros(rest)]);
    }
  }

  private static void writeHead(
      ByteWriter out,
      boolean serverTime,
      String driverId,
      String tripId,
      long present,
      DriverActivity activity) {
    out.writeBoolean(serverTime);
    out.writeNullableString(driverId);
    out.writeNullableString(tripId);
    out.writeVarLong(present);
    out.writeByte(activity == null ? -1 : activity.ordinal());
  }

  static void writeLists(
      ByteWriter out, List<String> faultCodes, List<DeviceEvent> events, Map<String, String> tags) {
    out.writeVarLong(faultCodes.size());
    faultCodes.forEach(out::writeString);
    writeEvents(out, events);
    out.writeVarLong(tags.size());
    if (!tags.isEmpty()) {
      new TreeMap<>(tags)
          .forEach(
              (name, value) -> {
                out.writeString(name);
                out.writeString(value);
              });
    }
  }

  static void writeEvents(ByteWriter out, List<DeviceEvent> events) {
    out.writeVarLong(events.size());
    for (DeviceEvent event : events) {
      out.writeString(event.type());
      out.writeSigned(event.valueMg());
      out.writeSigned(event.speedCkmph());
      out.writeLong(event.atMs());
    }
  }

  private static void readLists(ByteReader in, TelemetryBuilder b) {
    for (long n = in.readVarLong(); n > 0; n--) {
      b.faultCode(in.readString());
    }
    for (long n = in.readVarLong(); n > 0; n--) {
      String type = in.readString();
      b.event(new DeviceEvent(type, (int) in.readSigned(), (int) in.readSigned(), in.readLong()));
    }
    for (long n = in.readVarLong(); n > 0; n--) {
      b.tag(in.readString(), in.readString());
    }
  }
}
