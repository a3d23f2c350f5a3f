package io.fleet.stream.timeline;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBinary;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.Rule;
import io.fleet.stream.rule.motion.Motion;
import io.fleet.stream.timeline.repair.Marks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a vehicle's state into checkpoints. Each rule's state at the horizon is a frame of its own
 * (name, schema version, length, bytes), so that rules evolve alone: a missing frame is the rule's
 * initial state, which is not written, an unknown one is passed over. The events since the horizon
 * follow; the rules run over them again when the state is first used, with what is then in force.
 */
public final class VehicleStateCodec {
  /** Forms that are read and no longer written: they know of no repairs. */
  private static final int FORMER_WHOLE = 1;

  private static final int FORMER_RESIDUE = 2;
  private static final int WHOLE = 3;
  private static final int RESIDUE = 4;
  private static final String MOTION = "motion";

  private final RuleBook book;
  private final ByteWriter frame = new ByteWriter(256);
  private final ByteWriter frames = new ByteWriter(512);
  private final byte[][] initial;

  /** What the rules know of a vehicle never seen: in place of what a residue has packed. */
  private final RuleStates nothing;

  public VehicleStateCodec(VehicleTimeline timeline) {
    this.book = timeline.book();
    this.nothing = RuleStates.initial(book);
    this.initial = new byte[book.size()][];
    for (int i = 0; i < initial.length; i++) {
      frame.reset();
      book.rule(i).write(book.rule(i).initial(), frame);
      initial[i] = frame.toByteArray();
    }
  }

  RuleBook book() {
    return book;
  }

  public void write(VehicleState state, ByteWriter out) {
    out.writeByte(state.isResidue() ? RESIDUE : WHOLE);
    out.writeSigned(state.logPartition());
    out.writeSigned(state.attendedMs());
    out.writeLong(state.wakeAtMs());
    out.writeSigned(state.lateEvents);
    out.writeSigned(state.newsAsOfMs);
    writeRepairs(state, out);
    if (state.isResidue()) {
      out.writeVarLong(state.residue.length);
      out.writeBytes(state.residue, 0, state.residue.length);
    } else {
      writeBody(state, out);
    }
  }

  private static void writeRepairs(VehicleState state, ByteWriter out) {
    out.writeBoolean(state.isMarked());
    if (state.isMarked()) {
      Marks.write(state.marks, out);
      OpenRepair.write(state.repair, out);
    }
  }

  private static void readRepairs(ByteReader in, VehicleState state) {
    if (in.readBoolean()) {
      state.marks = Marks.read(in);
      state.repair = OpenRepair.read(in);
    }
  }

  void writeBody(VehicleState state, ByteWriter out) {
    out.writeSigned(state.anchorMs);
    writeBase(state.base, out);
    out.writeVarLong(state.tail.size());
    state.tail.forEach(entry -> TelemetryBinary.write(out, entry.telemetry()));
    writeLedger(state.ledger, out);
    out.writeVarLong(state.provisional.size());
    state.provisional.forEach(out::writeString);
  }

  static void writeLedger(Map<String, LedgerEntry> ledger, ByteWriter out) {
    out.writeVarLong(ledger.size());
    ledger.forEach((id, entry) -> writeLedgerEntry(id, entry, out));
  }

  void writeBase(RuleStates base, ByteWriter out) {
    out.writeBoolean(base.last() != null);
    if (base.last() != null) {
      TelemetryBinary.write(out, base.last());
    }
    out.writeBoolean(base.failures() != null);
    if (base.failures() != null) {
      out.writeVarLong(base.failures().length);
      out.writeBytes(base.failures(), 0, base.failures().length);
    }
    frames.reset();
    int count = 1;
    frame.reset();
    book.motion().write(base.motion(), frame);
    writeFrame(MOTION, book.motion().schemaVersion(), frames);
    for (int i = 0; i < book.size(); i++) {
      frame.reset();
      book.rule(i).write(base.states()[i], frame);
      if (!isInitial(i)) {
        writeFrame(book.rule(i).name(), book.rule(i).schemaVersion(), frames);
        count++;
      }
    }
    out.writeVarLong(count);
    out.writeBytes(frames.array(), 0, frames.length());
  }

  /** Whether the frame says no more than no frame does. */
  private boolean isInitial(int rule) {
    byte[] known = initial[rule];
    return Arrays.equals(known, 0, known.length, frame.array(), 0, frame.length());
  }

  private void writeFrame(String name, int schemaVersion, ByteWriter out) {
    out.writeString(name);
    out.writeVarLong(schemaVersion);
    out.writeVarLong(frame.length());
    out.writeBytes(frame.array(), 0, frame.length());
  }

  private static void writeLedgerEntry(String id, LedgerEntry entry, ByteWriter out) {
    out.writeString(id);
    FindingCodec.write(entry.settled(), out);
    FindingCodec.write(entry.told(), out);
    out.writeBoolean(entry.withdrawn());
    out.writeVarLong(entry.version());
    out.writeSigned(entry.foundMs());
  }

  private static LedgerEntry readLedgerEntry(ByteReader in, boolean former) {
    Finding settled = FindingCodec.read(in);
    Finding told = FindingCodec.read(in);
    if (former) {
      return new LedgerEntry(settled, told, false, in.readVarLong(), Long.MIN_VALUE);
    }
    return new LedgerEntry(settled, told, in.readBoolean(), in.readVarLong(), in.readSigned());
  }

  public VehicleState read(ByteReader in) {
    int format = in.readByte();
    if (format < FORMER_WHOLE || format > RESIDUE) {
      throw new IllegalStateException("a vehicle's state of unknown format " + format);
    }
    int partition = (int) in.readSigned();
    long attendedMs = in.readSigned();
    long wakeAtMs = in.readLong();
    long lateEvents = in.readSigned();
    VehicleState state = new VehicleState(nothing);
    state.heard(partition, attendedMs);
    state.wakeAt(wakeAtMs);
    state.lateEvents = lateEvents;
    boolean former = format < WHOLE;
    if (!former) {
      state.newsAsOfMs = in.readSigned();
      readRepairs(in, state);
    }
    if (format == RESIDUE) {
      state.residue = in.readBytes((int) in.readVarLong());
    } else if (format == FORMER_RESIDUE) {
      readBody(new ByteReader(Packing.unpack(in.readBytes((int) in.readVarLong()))), state, true);
      pack(state);
    } else {
      readBody(in, state, former);
    }
    return state;
  }

  void readBody(ByteReader in, VehicleState state, boolean former) {
    state.anchorMs = former ? Long.MIN_VALUE : in.readSigned();
    state.base = readBase(in);
    readTail(in, state);
    for (long n = in.readVarLong(); n > 0; n--) {
      String id = in.readString();
      state.ledger.put(id, readLedgerEntry(in, former));
    }
    List<String> provisional = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      provisional.add(in.readString());
    }
    state.provisional = List.copyOf(provisional);
  }

  /** Puts a state that is written from here on as a residue into that form. */
  void pack(VehicleState state) {
    ByteWriter body = new ByteWriter(512);
    writeBody(state, body);
    state.putAway(Packing.pack(body), nothing);
  }

  /** Brings back what {@link #pack} has put away. */
  void unpack(VehicleState state) {
    byte[] body = Packing.unpack(state.residue);
    state.residue = null;
    readBody(new ByteReader(body), state, false);
  }

  private RuleStates readBase(ByteReader in) {
    Telemetry last = in.readBoolean() ? TelemetryBinary.read(in) : null;
    byte[] failures = in.readBoolean() ? in.readBytes((int) in.readVarLong()) : null;
    if (failures != null && failures.length != book.size()) {
      failures = null;
    }
    Map<String, byte[]> frames = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      String name = in.readString();
      versions.put(name, (int) in.readVarLong());
      frames.put(name, in.readBytes((int) in.readVarLong()));
    }
    Motion motion =
        frames.containsKey(MOTION)
            ? book.motion().read(new ByteReader(frames.get(MOTION)), versions.get(MOTION))
            : Motion.UNKNOWN;
    Object[] states = new Object[book.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = readFrame(book.rule(i), frames, versions);
    }
    return new RuleStates(last, motion, states, failures);
  }

  private static Object readFrame(
      Rule<Object> rule, Map<String, byte[]> frames, Map<String, Integer> versions) {
    byte[] bytes = frames.get(rule.name());
    return bytes == null
        ? rule.initial()
        : rule.read(new ByteReader(bytes), versions.get(rule.name()));
  }

  private static void readTail(ByteReader in, VehicleState state) {
    for (long n = in.readVarLong(); n > 0; n--) {
      state.tail.add(Entry.unstepped(TelemetryBinary.read(in)));
    }
  }
}
