package io.fleet.stream.rule.overspeed;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;
import io.fleet.stream.rule.settings.LimitSource;

/**
 * A speed beside the limit it was driven at.
 *
 * @param timeMs when, epoch milliseconds
 * @param speedCkmph the speed, 0.01 km/h
 * @param limitCkmph the limit, 0.01 km/h; 0 for none, which nothing exceeds
 * @param source where the limit is from
 */
record Excess(long timeMs, int speedCkmph, int limitCkmph, LimitSource source) {

  /** Whether it exceeds its limit by more, in relation, than the other does. */
  boolean isMoreThan(Excess other) {
    if (limitCkmph == 0 || other.limitCkmph == 0) {
      return limitCkmph > 0;
    }
    return (long) speedCkmph * other.limitCkmph > (long) other.speedCkmph * limitCkmph;
  }

  /** 1 up to 10 % above the limit, 2 up to 20 %, 3 above; 1 without a limit. */
  int severity() {
    long excess = (long) (speedCkmph - limitCkmph) * 100;
    if (limitCkmph == 0 || excess <= limitCkmph * 10L) {
      return 1;
    }
    return excess <= limitCkmph * 20L ? 2 : 3;
  }

  static void write(Excess excess, ByteWriter out) {
    out.writeBoolean(excess != null);
    if (excess != null) {
      out.writeLong(excess.timeMs);
      out.writeInt(excess.speedCkmph);
      out.writeInt(excess.limitCkmph);
      out.writeByte(excess.source.ordinal());
    }
  }

  static Excess read(ByteReader in) {
    return in.readBoolean()
        ? new Excess(in.readLong(), in.readInt(), in.readInt(), LimitSource.at(in.readByte()))
        : null;
  }
}
