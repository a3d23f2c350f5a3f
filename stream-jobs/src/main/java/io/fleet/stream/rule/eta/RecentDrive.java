package io.fleet.stream.rule.eta;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import java.util.Arrays;

/**
 * How far a vehicle drove in the last ten minutes and how long that took, halts at lights included.
 * Kept in slots of two minutes of vehicle time, so that what is older leaves no trace. Never
 * altered once it is handed out.
 */
final class RecentDrive {
  static final int SLOTS = 5;
  static final long SLOT_MS = 120_000;
  static final RecentDrive NONE = new RecentDrive(0, new long[SLOTS], new long[SLOTS]);

  private final long newestSlot;
  private final long[] distanceMm;
  private final long[] timeMs;

  private RecentDrive(long newestSlot, long[] distanceMm, long[] timeMs) {
    this.newestSlot = newestSlot;
    this.distanceMm = distanceMm;
    this.timeMs = timeMs;
  }

  /** With what was driven up to a moment. */
  RecentDrive plus(long atMs, long mm, long ms) {
    long slot = Math.max(newestSlot, Math.floorDiv(atMs, SLOT_MS));
    long[] distances = new long[SLOTS];
    long[] times = new long[SLOTS];
    for (long each = Math.max(newestSlot, slot - SLOTS + 1) - SLOTS + 1;
        each <= newestSlot;
        each++) {
      if (each > slot - SLOTS) {
        distances[at(each)] = distanceMm[at(each)];
        times[at(each)] = timeMs[at(each)];
      }
    }
    distances[at(slot)] += mm;
    times[at(slot)] += ms;
    return new RecentDrive(slot, distances, times);
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
    return new RecentDrive(slot, distances, times);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentDrive drive
        && newestSlot == drive.newestSlot
        && Arrays.equals(distanceMm, drive.distanceMm)
        && Arrays.equals(timeMs, drive.timeMs);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(newestSlot);
  }
}
