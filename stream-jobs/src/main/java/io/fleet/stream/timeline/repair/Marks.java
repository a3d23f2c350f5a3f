package io.fleet.stream.timeline.repair;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * What has come too late to be stepped, and waits for a repair.
 *
 * @param fromMs vehicle time of the earliest, epoch milliseconds
 * @param toMs vehicle time of the latest, epoch milliseconds
 * @param count how many
 * @param firstLogMs when the log took the first of them, epoch milliseconds
 * @param lastLogMs when the log took the last of them, epoch milliseconds
 */
public record Marks(long fromMs, long toMs, long count, long firstLogMs, long lastLogMs) {
  /** After so long without another, a repair is asked for, ms of the log's time. */
  public static final long QUIET_MS = 30_000;

  /** After so long it is asked for in any case, ms of the log's time. */
  public static final long LONGEST_MS = 300_000;

  /** A single stretch of vehicle time. */
  public static Marks of(long fromMs, long toMs, long logMs) {
    return new Marks(fromMs, toMs, 1, logMs, logMs);
  }

  /** These and others, which may be null. */
  public Marks and(Marks other) {
    return other == null
        ? this
        : new Marks(
            Math.min(fromMs, other.fromMs),
            Math.max(toMs, other.toMs),
            count + other.count,
            Math.min(firstLogMs, other.firstLogMs),
            Math.max(lastLogMs, other.lastLogMs));
  }

  /** When the repair is to be asked for, the log's time. */
  public long dueLogMs() {
    return Math.min(lastLogMs + QUIET_MS, firstLogMs + LONGEST_MS);
  }

  /** Writes marks that may be null. */
  public static void write(Marks marks, ByteWriter out) {
    out.writeBoolean(marks != null);
    if (marks != null) {
      out.writeLong(marks.fromMs);
      out.writeLong(marks.toMs);
      out.writeVarLong(marks.count);
      out.writeLong(marks.firstLogMs);
      out.writeLong(marks.lastLogMs);
    }
  }

  /** Reads marks that may be null. */
  public static Marks read(ByteReader in) {
    return in.readBoolean()
        ? new Marks(in.readLong(), in.readLong(), in.readVarLong(), in.readLong(), in.readLong())
        : null;
  }
}
