package io.fleet.schema.retention;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/**
 * How long something is kept: a number of days, a number of months, or for ever.
 *
 * @param period in days or in months, not both, and at least one; null: for ever
 */
public record Keep(Period period) {
  private static final String FOR_EVER = "forever";

  /** Refuses what is neither days nor months. */
  public Keep {
    if (period != null) {
      boolean days = period.getDays() > 0 && period.toTotalMonths() == 0;
      boolean months = period.getDays() == 0 && period.toTotalMonths() > 0;
      if (!days && !months) {
        throw new IllegalArgumentException("neither days nor months: " + period);
      }
    }
  }

  /**
   * Reads {@code P90D}, {@code P13M} or {@code forever}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Keep parse(String text) {
    try {
      return new Keep(text.equals(FOR_EVER) ? null : Period.parse(text));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no period such as P90D, and not forever: " + text, e);
    }
  }

  /** Whether it is never forgotten by age. */
  public boolean isForEver() {
    return period == null;
  }

  /** The same as ClickHouse writes an interval; of what is not kept for ever. */
  String interval() {
    return period.getDays() > 0
        ? "toIntervalDay(" + period.getDays() + ")"
        : "toIntervalMonth(" + period.toTotalMonths() + ")";
  }

  /** Milliseconds, if it is a number of days. */
  public OptionalLong millis() {
    return isForEver() || period.getDays() == 0
        ? OptionalLong.empty()
        : OptionalLong.of(Duration.ofDays(period.getDays()).toMillis());
  }

  @Override
  public String toString() {
    return isForEver() ? FOR_EVER : period.toString();
  }
}
