package io.fleet.stream.timeline;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryBinary;
import io.fleet.stream.timeline.repair.Marks;
import java.util.ArrayList;
import java.util.List;

/**
 * A repair that has been wanted and is not answered yet: what it is to mend, and all that came of
 * the vehicle since.
 */
final class OpenRepair {
  /** More than come in the minutes a repair takes; if there are more, it is asked for anew. */
  static final int MOST_SINCE = 5_000;

  final long requestId;
  final long untilMs;
  final Marks marks;
  final List<Telemetry> since;

  /** When it was last asked for, the log's time; not kept in checkpoints, so it is asked again. */
  long askedLogMs = Long.MIN_VALUE;

  OpenRepair(long requestId, long untilMs, Marks marks) {
    this(requestId, untilMs, marks, new ArrayList<>());
  }

  private OpenRepair(long requestId, long untilMs, Marks marks, List<Telemetry> since) {
    this.requestId = requestId;
    this.untilMs = untilMs;
    this.marks = marks;
    this.since = since;
  }

  OpenRepair copy() {
    OpenRepair copy = new OpenRepair(requestId, untilMs, marks, new ArrayList<>(since));
    copy.askedLogMs = askedLogMs;
    return copy;
  }

  /** Writes one that may be null. */
  static void write(OpenRepair repair, ByteWriter out) {
    out.writeBoolean(repair != null);
    if (repair != null) {
      out.writeLong(repair.requestId);
      out.writeLong(repair.untilMs);
      Marks.write(repair.marks, out);
      out.writeVarLong(repair.since.size());
      repair.since.forEach(event -> TelemetryBinary.write(out, event));
    }
  }

  /** Reads one that may be null. */
  static OpenRepair read(ByteReader in) {
    if (!in.readBoolean()) {
      return null;
    }
    OpenRepair repair = new OpenRepair(in.readLong(), in.readLong(), Marks.read(in));
    for (long n = in.readVarLong(); n > 0; n--) {
      repair.since.add(TelemetryBinary.read(in));
    }
    return repair;
  }
}
