package io.fleet.local.recompute;

import java.time.Instant;

/**
 * A stretch of vehicle time.
 *
 * @param from inclusive
 * @param to when what was in force before holds again; null if it does not
 * @param end until when facts are run again, inclusive
 */
public record Span(Instant from, Instant to, Instant end) {
  /** Refuses what ends before it begins. */
  public Span {
    if (!from.isBefore(end)) {
      throw new IllegalArgumentException("--from " + from + " must be before --to " + end);
    }
  }
}
