package io.fleet.stream.rule.utilisation;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Finding;
import io.fleet.stream.rule.utilisation.Span.Kind;
import java.util.Arrays;
import java.util.List;

/** The span a vehicle is in. Never altered once it is handed out. */
public final class SpanState implements Cloneable {
  static final long NEVER = Long.MIN_VALUE;

  /** All offsets of time zones are multiples of it, so a metre has one day in every zone. */
  static final long QUARTER_MS = 900_000;

  /** No span is much longer, so that those of a day are found by when they begin. */
  static final long DAY_MS = 86_400_000;

  private static final int MOST_HALTS = 8;
  private static final long[] NO_HALTS = {};

  /** A vehicle never seen, or offline. */
  public static final SpanState NONE = new SpanState();

  /** What its time is counted as now, or null while nothing is heard. */
  Kind kind;

  long sinceMs = NEVER;
  long distanceMm;

  /** The trip that is open, told of or not, or null. */
  String tripId;

  boolean told;
  long lastEventMs = NEVER;

  /** Since when it moves without anyone knowing yet whether that is driven, or {@link #NEVER}. */
  long movesSinceMs = NEVER;

  long movedMm;

  /** Halts of that movement: beginning and end in turns. */
  private long[] halts = NO_HALTS;

  private SpanState() {}

  SpanState copy() {
    try {
      return (SpanState) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isUndecided() {
    return movesSinceMs != NEVER;
  }

  void addHalt(long fromMs, long toMs) {
    if (halts.length < 2 * MOST_HALTS) {
      long[] more = Arrays.copyOf(halts, halts.length + 2);
      more[halts.length] = fromMs;
      more[halts.length + 1] = toMs;
      halts = more;
    }
  }

  /** Ends the span and begins another; one that had no time is replaced by it. */
  void turn(Kind next, long atMs, String vehicleId, List<Finding> out) {
    long at = Math.max(atMs, sinceMs);
    if (at > sinceMs) {
      out.add(span(vehicleId, at, false));
      sinceMs = at;
      distanceMm = 0;
    }
    kind = next;
    told = false;
  }

  /** Begins a new span where a period (of UTC) begins that the last one lay before. */
  void cut(long timeMs, long periodMs, String vehicleId, List<Finding> out) {
    long beginsMs = Math.floorDiv(timeMs, periodMs) * periodMs;
    if (beginsMs > sinceMs) {
      turn(kind, beginsMs, vehicleId, out);
    }
  }

  /** What was undecided was driven, from a time on. */
  void wasDriven(long fromMs, long drivenMm, String vehicleId, List<Finding> out) {
    turn(Kind.DRIVING, fromMs, vehicleId, out);
    distanceMm += drivenMm;
    for (int i = 0; i < halts.length; i += 2) {
      if (halts[i] > fromMs) {
        turn(Kind.STANDING, halts[i], vehicleId, out);
        turn(Kind.DRIVING, halts[i + 1], vehicleId, out);
      }
    }
    decided();
  }

  /** What was undecided was not driven: its metres are nobody's. */
  void wasNotDriven(String vehicleId, List<Finding> out) {
    if (movedMm > 0) {
      cut(movesSinceMs, QUARTER_MS, vehicleId, out);
      distanceMm += movedMm;
    }
    decided();
  }

  private void decided() {
    movesSinceMs = NEVER;
    movedMm = 0;
    halts = NO_HALTS;
  }

  Span span(String vehicleId, long endMs, boolean open) {
    String trip = kind == Kind.DRIVING ? tripId : null;
    return new Span(vehicleId, kind, trip, sinceMs, endMs, open, distanceMm);
  }

  void write(ByteWriter out) {
    out.writeByte(kind == null ? -1 : kind.ordinal());
    out.writeLong(sinceMs);
    out.writeSigned(distanceMm);
    out.writeNullableString(tripId);
    out.writeBoolean(told);
    out.writeLong(lastEventMs);
    out.writeLong(movesSinceMs);
    out.writeSigned(movedMm);
    out.writeVarLong(halts.length);
    for (long halt : halts) {
      out.writeSigned(halt);
    }
  }

  static SpanState read(ByteReader in) {
    SpanState s = new SpanState();
    int kind = in.readByte();
    s.kind = kind < 0 ? null : Kind.at(kind);
    s.sinceMs = in.readLong();
    s.distanceMm = in.readSigned();
    s.tripId = in.readNullableString();
    s.told = in.readBoolean();
    s.lastEventMs = in.readLong();
    s.movesSinceMs = in.readLong();
    s.movedMm = in.readSigned();
    int count = (int) in.readVarLong();
    s.halts = count == 0 ? NO_HALTS : new long[count];
    for (int i = 0; i < count; i++) {
      s.halts[i] = in.readSigned();
    }
    return s;
  }
}
