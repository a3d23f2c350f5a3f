package io.fleet.stream.rule.crash;

import io.fleet.events.ByteReader;
import io.fleet.events.ByteWriter;

/**
 * A loss of speed that tyres cannot give, waiting to be told from a drop-out of the sensor: the
 * speed must not come back, and the positions must agree that it is gone.
 *
 * @param from the fix before it
 * @param to the fix that showed it
 * @param last the last fix since
 * @param drivenMm how far the vehicle came since {@code from} by the speeds told, mm
 */
record SuddenLoss(Fix from, Fix to, Fix last, long drivenMm) {
  private static final long ONE_SECOND_MS = 1_000;
  private static final long TWO_SECONDS_MS = 2_000;
  private static final int IN_ONE_SECOND_CKMPH = 4_000;
  private static final int IN_TWO_SECONDS_CKMPH = 7_500;

  /** Until then the speed may come back. */
  static final long SETTLED_AFTER_MS = 3_000;

  /** After a longer silence the vehicle may have braked like any other. */
  static final long LATEST_FIX_MS = 10_000;

  /** The loss between two fixes, or null if tyres can give it. */
  static SuddenLoss between(Fix from, Fix to) {
    if (from == null) {
      return null;
    }
    long inMs = to.timeMs() - from.timeMs();
    int lost = from.speedCkmph() - to.speedCkmph();
    boolean sudden =
        (lost >= IN_ONE_SECOND_CKMPH && inMs <= ONE_SECOND_MS)
            || (lost >= IN_TWO_SECONDS_CKMPH && inMs <= TWO_SECONDS_MS);
    return sudden ? new SuddenLoss(from, to, to, from.drivenMm(to)) : null;
  }

  SuddenLoss with(Fix fix) {
    return new SuddenLoss(from, to, fix, drivenMm + last.drivenMm(fix));
  }

  int lostCkmph() {
    return from.speedCkmph() - to.speedCkmph();
  }

  /** Whether half of what was lost is back: nothing that has crashed speeds up like that. */
  boolean isRegained() {
    return last.speedCkmph() - to.speedCkmph() >= lostCkmph() / 2;
  }

  boolean isSettled() {
    return sinceMs() >= SETTLED_AFTER_MS;
  }

  boolean isTooLate() {
    return sinceMs() > LATEST_FIX_MS;
  }

  private long sinceMs() {
    return last.timeMs() - to.timeMs();
  }

  /** Whether the vehicle came nearer to what the speeds say than to what it would have kept. */
  boolean doPositionsAgree() {
    return from.distanceMm(last) < (drivenMm + from.keptMm(last.timeMs())) / 2;
  }

  static void write(SuddenLoss loss, ByteWriter out) {
    out.writeBoolean(loss != null);
    if (loss != null) {
      Fix.write(loss.from, out);
      Fix.write(loss.to, out);
      Fix.write(loss.last, out);
      out.writeLong(loss.drivenMm);
    }
  }

  static SuddenLoss read(ByteReader in) {
    return in.readBoolean()
        ? new SuddenLoss(Fix.read(in), Fix.read(in), Fix.read(in), in.readLong())
        : null;
  }
}
