package io.fleet.stream.rule.delivery;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.Rule;

/**
 * A standing vehicle, and how long that has been looked at.
 *
 * @param sinceMs since when it stands, epoch milliseconds; 0 while it does not
 * @param stage what has been decided so far: nothing, that it is there, that it is served, that it
 *     is a stop nobody planned
 * @param waits whether what is due has to wait for the next event, since it may have moved by now
 * @param unplannedPlan the plan an unplanned stop was told under, or null
 */
record Halt(long sinceMs, int stage, boolean waits, String unplannedPlan) {
  static final Halt NONE = new Halt(0, 0, false, null);

  static final int THERE = 1;
  static final int SERVED = 2;
  static final int DECIDED = 3;

  /** Standing at a stop for less is waiting at lights, ms. */
  static final long THERE_AFTER_MS = 45_000;

  /** After so long it is being served, if no scan says so before, ms. */
  static final long SERVED_AFTER_MS = 90_000;

  /** Standing for so long where no stop is planned is a stop nobody planned, ms. */
  static final long UNPLANNED_AFTER_MS = 180_000;

  private static final long[] AFTER_MS = {THERE_AFTER_MS, SERVED_AFTER_MS, UNPLANNED_AFTER_MS};

  boolean isStanding() {
    return sinceMs != 0;
  }

  /** When the next is decided, whether or not it has to wait, or {@link Rule#NO_TIMER}. */
  long nextMs() {
    return sinceMs == 0 || stage >= DECIDED ? Rule.NO_TIMER : sinceMs + AFTER_MS[stage];
  }

  /** When time alone decides something. */
  long dueMs() {
    return waits ? Rule.NO_TIMER : nextMs();
  }

  Halt decided() {
    return new Halt(sinceMs, stage + 1, false, unplannedPlan);
  }

  Halt waiting() {
    return new Halt(sinceMs, stage, true, unplannedPlan);
  }

  Halt unplanned(String planId) {
    return new Halt(sinceMs, stage, waits, planId);
  }

  void write(ByteWriter out) {
    out.writeSigned(sinceMs);
    out.writeByte(stage);
    out.writeBoolean(waits);
    out.writeNullableString(unplannedPlan);
  }

  static Halt read(ByteReader in) {
    return new Halt(in.readSigned(), in.readByte(), in.readBoolean(), in.readNullableString());
  }
}
