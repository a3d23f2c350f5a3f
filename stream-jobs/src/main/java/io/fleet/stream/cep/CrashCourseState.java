package io.fleet.stream.cep;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.crash.CrashEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * The impact that is not over, and what the vehicle did since.
 *
 * @param crash as it was told last, or null when there is none
 * @param seen the impact and what followed, in the order of time
 * @param haltedMs since when the vehicle stands, epoch milliseconds, or {@link #NEVER}
 * @param fastSinceMs since when it drives, or {@link #NEVER}
 * @param lastFixMs the last fix with a speed, or {@link #NEVER}
 */
record CrashCourseState(
    CrashEvent crash, List<DerivedEvent> seen, long haltedMs, long fastSinceMs, long lastFixMs) {
  static final long NEVER = Long.MIN_VALUE;
  static final CrashCourseState NONE = new CrashCourseState(null, List.of(), NEVER, NEVER, NEVER);

  CrashCourseState {
    seen = List.copyOf(seen);
  }

  /** Whether this has been seen since the vehicle last halted. */
  boolean hasJust(String kind) {
    return !seen.isEmpty() && seen.get(seen.size() - 1).kind().equals(kind);
  }

  CrashCourseState with(String kind, long atMs) {
    PatternState more =
        new PatternState(seen).with(event(kind, atMs), CrashPatterns.LONGEST_OPEN.toMillis());
    return new CrashCourseState(crash, more.events(), haltedMs, fastSinceMs, lastFixMs);
  }

  private DerivedEvent event(String kind, long atMs) {
    return new DerivedEvent(
        kind,
        crash.vehicleId(),
        atMs,
        atMs,
        crash.severity(),
        crash.driverId(),
        crash.tripId(),
        crash.latE6(),
        crash.lonE6());
  }

  CrashCourseState with(CrashEvent told) {
    return new CrashCourseState(told, seen, haltedMs, fastSinceMs, lastFixMs);
  }

  CrashCourseState halted(long sinceMs) {
    return new CrashCourseState(crash, seen, sinceMs, fastSinceMs, lastFixMs);
  }

  CrashCourseState drives(long sinceMs, long fixMs) {
    return new CrashCourseState(crash, seen, haltedMs, sinceMs, fixMs);
  }

  void write(ByteWriter out) {
    out.writeBoolean(crash != null);
    if (crash == null) {
      return;
    }
    crash.write(out);
    out.writeVarLong(seen.size());
    seen.forEach(event -> event.write(out));
    out.writeLong(haltedMs);
    out.writeLong(fastSinceMs);
    out.writeLong(lastFixMs);
  }

  static CrashCourseState read(ByteReader in) {
    if (!in.readBoolean()) {
      return NONE;
    }
    CrashEvent crash = CrashEvent.read(in);
    List<DerivedEvent> seen = new ArrayList<>();
    for (long n = in.readVarLong(); n > 0; n--) {
      seen.add(DerivedEvent.read(in, true));
    }
    return new CrashCourseState(crash, seen, in.readLong(), in.readLong(), in.readLong());
  }
}
