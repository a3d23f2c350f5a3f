package io.fleet.stream.rule.route;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * What was driven with a route to take, in mm.
 *
 * @param beforeMm before the route was come to
 * @param insideMm in its corridor
 * @param offMm out of it, between its beginning and its end
 * @param afterMm after its end
 */
public record Metres(long beforeMm, long insideMm, long offMm, long afterMm) {
  static final Metres NONE = new Metres(0, 0, 0, 0);

  long sumMm() {
    return beforeMm + insideMm + offMm + afterMm;
  }

  Metres before(long mm) {
    return new Metres(beforeMm + mm, insideMm, offMm, afterMm);
  }

  Metres inside(long mm) {
    return new Metres(beforeMm, insideMm + mm, offMm, afterMm);
  }

  Metres off(long mm) {
    return new Metres(beforeMm, insideMm, offMm + mm, afterMm);
  }

  Metres after(long mm) {
    return new Metres(beforeMm, insideMm, offMm, afterMm + mm);
  }

  /** No more than so much together; what was driven first is left out first. */
  Metres atMost(long mm) {
    long excess = Math.max(0, sumMm() - mm);
    long before = Math.min(excess, beforeMm);
    long off = Math.min(excess - before, offMm);
    long inside = Math.min(excess - before - off, insideMm);
    long after = excess - before - off - inside;
    return new Metres(beforeMm - before, insideMm - inside, offMm - off, afterMm - after);
  }

  void write(ByteWriter out) {
    out.writeSigned(beforeMm);
    out.writeSigned(insideMm);
    out.writeSigned(offMm);
    out.writeSigned(afterMm);
  }

  static Metres read(ByteReader in) {
    return new Metres(in.readSigned(), in.readSigned(), in.readSigned(), in.readSigned());
  }
}
