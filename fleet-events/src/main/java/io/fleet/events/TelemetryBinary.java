package io.fleet.events;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The compact binary form of {@link Telemetry} for state and for the network between operators: a
 * mask of what is there, then the numbers. Not a format for other programs.
 */
public final class TelemetryBinary {
  private TelemetryBinary() {}

  /** Appends the message, its identity and content hash included. */
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

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalStateException or {@link IndexOutOfBoundsException} if it is something else
   */
  public static Telemetry read(ByteReader in) {
    String vehicleId = in.readString();
    long timestampMs = in.readLong();
    int identity = in.readInt();
    int contentHash = in.readInt();
    boolean serverTime = in.readBoolean();
    String driverId = in.readNullableString();
    String tripId = in.readNullableString();
    long present = in.readVarLong();
    int activity = in.readByte();
    return new Telemetry(
        vehicleId,
        timestampMs,
        identity,
        contentHash,
        serverTime,
        driverId,
        tripId,
        present,
        readValues(in, present),
        activity < 0 ? null : DriverActivity.at(activity),
        readFaultCodes(in),
        readEvents(in),
        readTags(in));
  }

  private static int[] readValues(ByteReader in, long present) {
    if (present >>> TelemetryField.count() != 0) {
      throw new IllegalStateException("fields that this release does not know");
    }
    int[] values = new int[Long.bitCount(present)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) in.readSigned();
    }
    return values;
  }

  /** What the content hash is taken over, with the lists: all but vehicle, time and event id. */
  static void writeContent(ByteWriter out, TelemetryBuilder b) {
    writeHead(out, b.serverTime, b.driverId, b.tripId, b.present, b.driverActivity);
    for (long rest = b.present; rest != 0; rest &= rest - 1) {
      out.writeSigned(b.canonicalAt(Long.numberOfTrailingZeros(rest)));
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

  private static List<String> readFaultCodes(ByteReader in) {
    long count = in.readVarLong();
    if (count == 0) {
      return List.of();
    }
    List<String> codes = new ArrayList<>();
    for (long n = count; n > 0; n--) {
      codes.add(in.readString());
    }
    return List.copyOf(codes);
  }

  private static List<DeviceEvent> readEvents(ByteReader in) {
    long count = in.readVarLong();
    if (count == 0) {
      return List.of();
    }
    List<DeviceEvent> events = new ArrayList<>();
    for (long n = count; n > 0; n--) {
      String type = in.readString();
      events.add(
          new DeviceEvent(type, (int) in.readSigned(), (int) in.readSigned(), in.readLong()));
    }
    return List.copyOf(events);
  }

  private static Map<String, String> readTags(ByteReader in) {
    long count = in.readVarLong();
    if (count == 0) {
      return Map.of();
    }
    Map<String, String> tags = new TreeMap<>();
    for (long n = count; n > 0; n--) {
      tags.put(in.readString(), in.readString());
    }
    return Collections.unmodifiableMap(tags);
  }
}
