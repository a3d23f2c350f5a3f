package io.fleet.stream.timeline.reference;

import io.fleet.stream.rule.motion.Place;

/**
 * Where a vehicle can have been, told from where it was last: it drives no faster than a fix is
 * believed at.
 *
 * @param last the last fix believed, or null if nobody knows
 */
public record Whereabouts(Place last) {
  /** 250 km/h, beyond which a fix is taken for a jump, with a little more. */
  private static final double FASTEST_M_PER_MS = 0.075;

  /** What it drives in the horizon and between two fixes, and by how much positions err, m. */
  private static final double SLACK_M = 3_000;

  /** Whether it can have been in an area at a moment or later, epoch milliseconds. */
  boolean reaches(NewsArea area, long fromMs) {
    if (last == null) {
      return true;
    }
    double farthestM = SLACK_M + Math.max(0, last.timeMs() - fromMs) * FASTEST_M_PER_MS;
    return area.awayM(last.latE6(), last.lonE6()) <= farthestM;
  }
}
