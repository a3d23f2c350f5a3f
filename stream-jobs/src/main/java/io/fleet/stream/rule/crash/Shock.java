package io.fleet.stream.rule.crash;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.settings.CrashSettings;

/**
 * A shock of a driven vehicle, waiting to be seen to cost speed.
 *
 * @param timeMs of the message that told it, epoch milliseconds; it happened before
 * @param peakMg its magnitude, 0.001 g
 * @param before the last valid fix before that message
 * @param brakingCkmphPerS the speed the vehicle was losing each second before it, 0.01 km/h
 */
record Shock(long timeMs, int peakMg, Fix before, int brakingCkmphPerS) {
  /** A vehicle that was slower or not heard of for longer before the shock is not judged. */
  static final long BEFORE_WITHIN_MS = 5_000;

  /** Speed is to be lost within this time of the shock. */
  static final long LOST_WITHIN_MS = 3_000;

  /** Where no fix came in that time the next one counts, if it is no later than this. */
  static final long LATEST_FIX_MS = 10_000;

  /** So much stronger than an impact must be, no pothole is. */
  private static final int BEYOND_POTHOLES = 2;

  private static final int MS_PER_S = 1_000;

  /**
   * Whether a fix after it shows the loss. What the vehicle was losing by its brakes anyway does
   * not count, unless the shock is stronger than any road's. It happened at some time after the fix
   * before, so over more than 3 s since that one the loss must be greater in proportion.
   */
  boolean isLostBy(Fix now, CrashSettings settings) {
    long sinceMs = now.timeMs() - before.timeMs();
    boolean mayBePothole = peakMg < BEYOND_POTHOLES * settings.impactMg();
    long byBrakes = mayBePothole ? Math.max(0, brakingCkmphPerS) * sinceMs / MS_PER_S : 0;
    long enough = settings.lostCkmph() * Math.max(LOST_WITHIN_MS, sinceMs) / LOST_WITHIN_MS;
    return lostCkmph(now) - byBrakes >= enough;
  }

  int lostCkmph(Fix now) {
    return before.speedCkmph() - now.speedCkmph();
  }

  static void write(Shock shock, ByteWriter out) {
    out.writeBoolean(shock != null);
    if (shock != null) {
      out.writeLong(shock.timeMs);
      out.writeInt(shock.peakMg);
      Fix.write(shock.before, out);
      out.writeInt(shock.brakingCkmphPerS);
    }
  }

  static Shock read(ByteReader in) {
    return in.readBoolean()
        ? new Shock(in.readLong(), in.readInt(), Fix.read(in), in.readInt())
        : null;
  }
}
