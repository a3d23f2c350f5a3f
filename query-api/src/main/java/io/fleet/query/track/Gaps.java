package io.fleet.query.track;

import java.time.Duration;
import java.time.Instant;

/** Finds where the signal was lost: between two fixes that are further apart than a time. */
final class Gaps {
  private final Duration longest;
  private Instant before;

  /**
   * @param longest time between two fixes of one segment
   */
  Gaps(Duration longest) {
    this.longest = longest;
  }

  /** The next fix, in order of time, in its place. */
  Vertex next(TrackFix fix) {
    boolean starts = before == null || Duration.between(before, fix.ts()).compareTo(longest) > 0;
    before = fix.ts();
    return new Vertex(fix, starts);
  }
}
