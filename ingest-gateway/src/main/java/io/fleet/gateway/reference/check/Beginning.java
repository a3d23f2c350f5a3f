package io.fleet.gateway.reference.check;

import io.fleet.events.Iso8601;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * From when on a change may hold. What begins a little ahead is known everywhere before it counts,
 * so that live and replayed decisions are the same; what begins in the past is a correction and
 * must be called so.
 */
public final class Beginning {
  /** How far ahead a change begins that is no correction. */
  public static final Duration LEAD = Duration.ofSeconds(5);

  private static final Duration FURTHEST = Duration.ofDays(5 * 366);

  private Beginning() {}

  /**
   * The moment that is meant, epoch milliseconds; 0 with an error among the findings if there is no
   * such moment or it must not be.
   *
   * @param text ISO-8601 with zone, or null: as soon as can be
   * @param correct whether it may lie in the past
   */
  public static long of(String text, boolean correct, long nowMs, Findings found) {
    long soonestMs = nowMs + LEAD.toMillis();
    if (text == null) {
      return soonestMs;
    }
    try {
      long ms = Iso8601.parse(text);
      if (ms < (correct ? 0 : soonestMs)) {
        String detail = correct ? "not before 1970" : "at least 5 s ahead, or correct=true";
        found.error("valid_from", FieldNote.RANGE, detail);
      } else if (ms > nowMs + FURTHEST.toMillis()) {
        found.error("valid_from", FieldNote.RANGE, "more than five years ahead");
      } else {
        return ms;
      }
    } catch (DateTimeException e) {
      found.error("valid_from", FieldNote.FORM, "ISO-8601 with zone expected");
    }
    return 0;
  }
}
