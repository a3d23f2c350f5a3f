package io.fleet.stream.timeline.driver;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.duty.DutyKind;
import io.fleet.stream.rule.duty.DutySegment;
import io.fleet.stream.timeline.FindingCodec;
import io.fleet.stream.timeline.driver.DriverState.Key;
import io.fleet.stream.timeline.driver.DriverState.Known;
import io.fleet.stream.timeline.driver.DriverState.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a driver's state into checkpoints: vehicles by number, times as differences, so that a
 * segment takes some 15 bytes.
 */
public final class DriverStateCodec {
  private static final int FORMAT = 1;
  private static final DutyKind[] KINDS = DutyKind.values();

  private DriverStateCodec() {}

  /** Appends a state. */
  public static void write(DriverState state, ByteWriter out) {
    out.writeByte(FORMAT);
    out.writeString(state.driverId);
    out.writeLong(state.knownFromMs);
    out.writeLong(state.newestMs);
    out.writeLong(state.passedMs);
    out.writeLong(state.judgedMs);
    out.writeLong(state.nextMs);
    out.writeBoolean(state.hasOpenEpisode);
    out.writeVarLong(state.forgotten);
    out.writeLong(state.heardAtLogMs());
    out.writeLong(state.wakeAtMs());
    writeSegments(state, out);
    writeMoments(state.breakStarts, out);
    writeMoments(state.breakEnds, out);
    out.writeVarLong(state.told.size());
    for (Told told : state.told.values()) {
      FindingCodec.write(told.finding(), out);
      out.writeVarLong(told.version());
      out.writeBoolean(told.withdrawn());
    }
  }

  private static void writeSegments(DriverState state, ByteWriter out) {
    Map<String, Integer> vehicles = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Key key : state.segments.keySet()) {
      if (vehicles.putIfAbsent(key.vehicleId(), names.size()) == null) {
        names.add(key.vehicleId());
      }
    }
    out.writeVarLong(names.size());
    names.forEach(out::writeString);
    out.writeVarLong(state.segments.size());
    long baseMs = 0;
    long baseVersion = 0;
    for (Known known : state.segments.values()) {
      DutySegment segment = known.segment();
      out.writeVarLong(vehicles.get(segment.vehicleId()));
      out.writeByte(segment.kind().ordinal() << 2 | bits(known));
      out.writeSigned(segment.startedAtMs() - baseMs);
      out.writeVarLong(segment.endedAtMs() - segment.startedAtMs());
      out.writeSigned(known.version() - baseVersion);
      baseMs = segment.startedAtMs();
      baseVersion = known.version();
    }
  }

  private static int bits(Known known) {
    return (known.segment().open() ? 1 : 0) | (known.withdrawn() ? 2 : 0);
  }

  private static void writeMoments(Collection<Long> moments, ByteWriter out) {
    out.writeVarLong(moments.size());
    moments.forEach(out::writeSigned);
  }

  /** Reads a state. */
  public static DriverState read(ByteReader in) {
    int format = in.readByte();
    if (format != FORMAT) {
      throw new IllegalStateException("a driver's state of unknown format " + format);
    }
    DriverState state = new DriverState(in.readString());
    state.knownFromMs = in.readLong();
    state.newestMs = in.readLong();
    state.passedMs = in.readLong();
    state.judgedMs = in.readLong();
    state.nextMs = in.readLong();
    state.hasOpenEpisode = in.readBoolean();
    state.forgotten = in.readVarLong();
    state.heardAt(in.readLong());
    state.wakeAt(in.readLong());
    readSegments(in, state);
    readMoments(in, state.breakStarts);
    readMoments(in, state.breakEnds);
    for (long n = in.readVarLong(); n > 0; n--) {
      Told told = new Told(FindingCodec.read(in), in.readVarLong(), in.readBoolean());
      state.told.put(told.finding().id(), told);
    }
    return state;
  }

  private static void readSegments(ByteReader in, DriverState state) {
    List<String> vehicles = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      vehicles.add(in.readString());
    }
    long baseMs = 0;
    long baseVersion = 0;
    for (long n = in.readVarLong(); n > 0; n--) {
      String vehicle = vehicles.get((int) in.readVarLong());
      int bits = in.readByte();
      baseMs += in.readSigned();
      long endedAtMs = baseMs + in.readVarLong();
      baseVersion += in.readSigned();
      DutySegment segment =
          new DutySegment(
              vehicle, state.driverId, KINDS[bits >> 2], baseMs, endedAtMs, (bits & 1) != 0);
      state.segments.put(Key.of(segment), new Known(segment, baseVersion, (bits & 2) != 0));
    }
  }

  private static void readMoments(ByteReader in, Collection<Long> moments) {
    for (long n = in.readVarLong(); n > 0; n--) {
      moments.add(in.readSigned());
    }
  }
}
