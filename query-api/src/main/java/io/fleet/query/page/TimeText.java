package io.fleet.query.page;

import io.fleet.events.Iso8601;
import io.fleet.query.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * Instants as clients write them: ISO-8601 with a zone, or epoch milliseconds, or, where the
 * request names a zone, a local date or time of it; 1970 to 2099.
 */
final class TimeText {
  /** The first millisecond of 2100: later than every row. */
  static final long LATEST_MS = 4_102_444_800_000L;

  private static final Pattern EPOCH_MS = Pattern.compile("[0-9]{1,13}");
  private static final Pattern LOCAL_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern LOCAL_TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?");
  private static final int MAX_LENGTH = 40;

  private TimeText() {}

  /**
   * Reads a parameter's value. A date is the first moment of that day in the zone; a local time
   * that the change to summer time leaves out is as long after that moment, one that comes twice is
   * the first.
   *
   * @param zone of local dates and times, null if the request names none
   * @return epoch milliseconds
   */
  static long parse(String parameter, String value, ZoneId zone) {
    long epochMs;
    try {
      epochMs = EPOCH_MS.matcher(value).matches() ? Long.parseLong(value) : iso(value, zone);
    } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
      throw unreadable(parameter);
    }
    if (epochMs < 0 || epochMs > LATEST_MS) {
      throw ProblemException.parameter(parameter, "a time from 1970 to 2099 expected");
    }
    return epochMs;
  }

  private static long iso(String value, ZoneId zone) {
    if (value.length() > MAX_LENGTH) {
      throw new DateTimeException("too long");
    }
    if (zone != null && LOCAL_DATE.matcher(value).matches()) {
      return LocalDate.parse(value).atStartOfDay(zone).toInstant().toEpochMilli();
    }
    if (zone != null && LOCAL_TIME.matcher(value).matches()) {
      return LocalDateTime.parse(value).atZone(zone).toInstant().toEpochMilli();
    }
    // In a query string a plus that is not escaped arrives as a blank.
    return Iso8601.parse(value.replace(' ', '+'));
  }

  private static ProblemException unreadable(String parameter) {
    return ProblemException.parameter(
        parameter,
        "ISO-8601 with a zone, such as 2026-01-31T23:59:59Z, or epoch ms expected; with the"
            + " parameter zone a local date or time");
  }
}
