package io.fleet.query.page;

import io.fleet.query.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;

/**
 * A stretch of time, its end not included.
 *
 * @param fromMs epoch milliseconds
 * @param toMs epoch milliseconds, after fromMs
 */
public record TimeRange(long fromMs, long toMs) {

  /** The longest range of a list of which both ends are given. */
  static final Duration LONGEST = Duration.ofDays(400);

  /** What is not given is not bounded. */
  static TimeRange open(String from, String to, ZoneId zone) {
    long fromMs = isAbsent(from) ? 0 : TimeText.parse("from", from, zone);
    long toMs = isAbsent(to) ? TimeText.LATEST_MS : TimeText.parse("to", to, zone);
    return checked(fromMs, toMs, isAbsent(from) || isAbsent(to) ? null : LONGEST);
  }

  /**
   * What is not given is the time up to now, a usual length long.
   *
   * @param usual length of the range when {@code from} is not given
   * @param longest length that is accepted
   */
  static TimeRange recent(
      String from, String to, ZoneId zone, Clock clock, Duration usual, Duration longest) {
    long toMs = isAbsent(to) ? clock.millis() + 1 : TimeText.parse("to", to, zone);
    long fromMs =
        isAbsent(from) ? Math.max(0, toMs - usual.toMillis()) : TimeText.parse("from", from, zone);
    return checked(fromMs, toMs, longest);
  }

  private static TimeRange checked(long fromMs, long toMs, Duration longest) {
    if (longest != null && toMs - fromMs > longest.toMillis()) {
      throw ProblemException.parameter(
          "from", "at most " + longest.toDays() + " days before to expected");
    }
    if (fromMs >= toMs) {
      throw ProblemException.parameter("from", "a time before to expected");
    }
    return new TimeRange(fromMs, toMs);
  }

  /** Whether neither end is bounded. */
  public boolean isOfAllTime() {
    return fromMs == 0 && toMs == TimeText.LATEST_MS;
  }

  /** Whether an instant lies in it. */
  public boolean holds(long epochMs) {
    return epochMs >= fromMs && epochMs < toMs;
  }

  static boolean isAbsent(String value) {
    return value == null || value.isEmpty();
  }
}
