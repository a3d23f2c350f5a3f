package io.fleet.stream.rule.eta;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.Arrays;

/**
 * How far a vehicle drove in the last ten minutes, how long that took, halts at lights included,
 * and how often it parted from where it had stood for longer. Kept in slots of two minutes of
 * vehicle time, so that what is older leaves no trace. Never altered once it is handed out.
 */
final class RecentDrive {
  static final int SLOTS = 5;
  static final long SLOT_MS = 120_000;
  static final RecentDrive NONE =
      new RecentDrive(0, new long[SLOTS], new long[SLOTS], new long[SLOTS]);

  private final long newestSlot;
  private final long[] distanceMm;
  private final long[] timeMs;
  private final long[] partings;

  private RecentDrive(long newestSlot, long[] distanceMm, long[] timeMs, long[] partings) {
    this.newestSlot = newestSlot;
    this.distanceMm = distanceMm;
    this.timeMs = timeMs;
    this.partings = partings;
  }

  /** With what was driven up to a moment. */
  RecentDrive plus(long atMs, long mm, long ms) {
    return plus(atMs, mm, ms, 0);
  }

  /** With a departure from where it had stood for longer than at lights. */
  RecentDrive parting(long atMs) {
    return plus(atMs, 0, 0, 1);
  }

  private RecentDrive plus(long atMs, long mm, long ms, long times) {
    long slot = Math.max(newestSlot, Math.floorDiv(atMs, SLOT_MS));
    return new RecentDrive(
        slot, plus(distanceMm, slot, mm), plus(timeMs, slot, ms), plus(partings, slot, times));
  }

  /** The values that are not too old by a slot, with more in that one. */
  private long[] plus(long[] values, long slot, long more) {
    long[] sums = new long[SLOTS];
    for (long each = Math.max(newestSlot, slot - SLOTS + 1) - SLOTS + 1;
        each <= newestSlot;
        each++) {
      if (each > slot - SLOTS) {
        sums[at(each)] = values[at(each)];
      }
    }
    sums[at(slot)] += more;
    return sums;
  }

  private static int at(long slot) {
    return Math.floorMod(slot, SLOTS);
  }

  /** The sum as of a moment, mm. */
  long distanceMm(long atMs) {
    return sum(distanceMm, atMs);
  }

  /** The sum as of a moment, ms. */
  long timeMs(long atMs) {
    return sum(timeMs, atMs);
  }

  /** How often it parted as of a moment. */
  long partings(long atMs) {
    return sum(partings, atMs);
  }

  private long sum(long[] values, long atMs) {
    long sum = 0;
    long oldest = Math.floorDiv(atMs, SLOT_MS) - SLOTS;
    for (long each = Math.max(oldest, newestSlot - SLOTS) + 1; each <= newestSlot; each++) {
      sum += values[at(each)];
    }
    return sum;
  }

  void write(ByteWriter out) {
    out.writeSigned(newestSlot);
    for (int i = 0; i < SLOTS; i++) {
      out.writeVarLong(distanceMm[i]);
      out.writeVarLong(timeMs[i]);
    }
  }

  static RecentDrive read(ByteReader in) {
    long slot = in.readSigned();
    long[] distances = new long[SLOTS];
    long[] times = new long[SLOTS];
    for (int i = 0; i < SLOTS; i++) {
      distances[i] = in.readVarLong();
      times[i] = in.readVarLong();
    }
    return new RecentDrive(slot, distances, times, new long[SLOTS]);
  }

  void writePartings(ByteWriter out) {
    for (long each : partings) {
      out.writeVarLong(each);
    }
  }

  /** The same with partings. */
  RecentDrive readPartings(ByteReader in) {
    long[] known = new long[SLOTS];
    for (int i = 0; i < SLOTS; i++) {
      known[i] = in.readVarLong();
    }
    return new RecentDrive(newestSlot, distanceMm, timeMs, known);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentDrive drive
        && newestSlot == drive.newestSlot
        && Arrays.equals(distanceMm, drive.distanceMm)
        && Arrays.equals(timeMs, drive.timeMs)
        && Arrays.equals(partings, drive.partings);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(newestSlot);
  }
}
