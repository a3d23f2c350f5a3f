package io.fleet.simulator.round;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Which windows a dispatcher promises around when the vehicle should be there.
 *
 * @param none share of stops without one, 0–1
 * @param narrow share of stops with a narrow one, 0–1
 * @param step windows begin and end on whole ones
 * @param wideEarlier how long before a wide one begins, minutes
 * @param wideLater how long after a wide one ends, minutes
 * @param narrowEarlier how long before a narrow one begins, minutes
 * @param narrowLater how long after a narrow one ends, minutes
 */
record WindowStyle(
    double none,
    double narrow,
    Duration step,
    Span wideEarlier,
    Span wideLater,
    Span narrowEarlier,
    Span narrowLater) {
  private static final double MS_PER_MIN = 60_000;

  /** From and to, epoch milliseconds; twice 0 for none. */
  long[] drawn(long expectedMs, RandomGenerator random) {
    double kind = random.nextDouble();
    if (kind < none) {
      return new long[2];
    }
    boolean isNarrow = kind < none + narrow;
    double earlierMin = (isNarrow ? narrowEarlier : wideEarlier).drawn(random);
    double laterMin = (isNarrow ? narrowLater : wideLater).drawn(random);
    long stepMs = step.toMillis();
    long from = Math.floorDiv(expectedMs - (long) (MS_PER_MIN * earlierMin), stepMs);
    long to = Math.floorDiv(expectedMs + (long) (MS_PER_MIN * laterMin), stepMs) + 1;
    return new long[] {from * stepMs, to * stepMs};
  }
}
