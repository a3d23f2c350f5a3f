package io.fleet.local.bench;

import java.util.OptionalInt;

/**
 * Which rate is tried next: higher ones while rates hold, lower ones until one does. It ends at the
 * first rate that did otherwise than those before, or after six.
 */
final class RateLadder {
  private static final int MOST_STEPS = 6;
  private static final long UP_PCT = 115;
  private static final long DOWN_PCT = 80;

  private final int roundedTo;
  private int steps;
  private int next;
  private int highestHeld;
  private boolean hasFailed;

  /**
   * @param first rate
   * @param roundedTo what later rates are multiples of
   */
  RateLadder(int first, int roundedTo) {
    this.next = first;
    this.roundedTo = roundedTo;
  }

  /** The next rate; empty at the end. */
  OptionalInt next() {
    boolean isOver = steps == MOST_STEPS || (hasFailed && highestHeld > 0);
    return isOver ? OptionalInt.empty() : OptionalInt.of(next);
  }

  /** What became of that rate. */
  void tried(boolean held) {
    steps++;
    if (held) {
      highestHeld = Math.max(highestHeld, next);
    } else {
      hasFailed = true;
    }
    long wanted = next * (held ? UP_PCT : DOWN_PCT) / 100;
    next = (int) Math.max(roundedTo, wanted / roundedTo * roundedTo);
  }

  /** The highest rate that held; 0 if none did. */
  int highestHeld() {
    return highestHeld;
  }
}
