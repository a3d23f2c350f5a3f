package io.fleet.stream.rule.crash;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.events.Geodesy;

/**
 * A valid fix with the device's own speed.
 *
 * @param timeMs epoch milliseconds
 * @param speedCkmph 0.01 km/h
 * @param latE6 1e-6 degrees
 * @param lonE6 1e-6 degrees
 */
record Fix(long timeMs, int speedCkmph, int latE6, int lonE6) {
  /** Millimetres in a millisecond at 0.01 km/h, times 360. */
  private static final long MM_PER_MS_CKMPH = 360;

  long distanceMm(Fix other) {
    return Geodesy.distanceMm(latE6, lonE6, other.latE6, other.lonE6);
  }

  /** How far it would have come by then at the speed it had, mm. */
  long keptMm(long untilMs) {
    return speedCkmph * (untilMs - timeMs) / MM_PER_MS_CKMPH;
  }

  /** How far it came to another fix by both speeds, mm. */
  long drivenMm(Fix next) {
    return (speedCkmph + (long) next.speedCkmph) * (next.timeMs - timeMs) / (2 * MM_PER_MS_CKMPH);
  }

  static void write(Fix fix, ByteWriter out) {
    out.writeBoolean(fix != null);
    if (fix != null) {
      out.writeLong(fix.timeMs);
      out.writeInt(fix.speedCkmph);
      out.writeInt(fix.latE6);
      out.writeInt(fix.lonE6);
    }
  }

  static Fix read(ByteReader in) {
    return in.readBoolean()
        ? new Fix(in.readLong(), in.readInt(), in.readInt(), in.readInt())
        : null;
  }
}
