package io.fleet.stream.rule.geofence;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.motion.Place;

/**
 * An edge that seems to have been crossed.
 *
 * @param at where and when, between two fixes
 * @param beyondMs the first of the fixes that lie clearly beyond the edge without a break, epoch
 *     milliseconds, or {@link #NEVER}
 */
record Crossing(Place at, long beyondMs) {
  static final long NEVER = Long.MIN_VALUE;

  boolean isBeyond() {
    return beyondMs != NEVER;
  }

  static void write(Crossing crossing, ByteWriter out) {
    Place.write(crossing == null ? null : crossing.at, out);
    if (crossing != null) {
      out.writeLong(crossing.beyondMs);
    }
  }

  static Crossing read(ByteReader in) {
    Place at = Place.read(in);
    return at == null ? null : new Crossing(at, in.readLong());
  }
}
