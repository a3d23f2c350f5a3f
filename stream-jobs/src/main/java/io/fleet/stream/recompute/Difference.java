package io.fleet.stream.recompute;

import io.fleet.stream.rule.AlertFinding;
import io.fleet.stream.rule.Finding;

/**
 * A finding that would not be told as it was.
 *
 * @param change what would become of it
 * @param before what was told; null of a new one
 * @param after what would be told; null of one that is gone
 */
record Difference(Change change, Finding before, Finding after) {
  /** What would become of a finding. */
  enum Change {
    NEW,
    CHANGED,
    GONE
  }

  /** What differs between two things said of one finding, either null; null if nothing does. */
  static Difference between(Finding before, Finding after) {
    if (before == null) {
      return after == null ? null : new Difference(Change.NEW, null, after);
    }
    if (after == null) {
      return new Difference(Change.GONE, before, null);
    }
    return isTheSame(before, after) ? null : new Difference(Change.CHANGED, before, after);
  }

  /** Whether an alert was found late is nothing that it would be told again for. */
  private static boolean isTheSame(Finding before, Finding after) {
    return before instanceof AlertFinding told && after instanceof AlertFinding now
        ? now.asLate(told.late()).equals(told)
        : after.equals(before);
  }

  /** What it is about, as it would be told, or as it was if it is gone. */
  Finding finding() {
    return after == null ? before : after;
  }
}
