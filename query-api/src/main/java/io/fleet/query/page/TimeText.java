package io.fleet.query.page;

import io.fleet.events.Iso8601;
import io.fleet.query.problem.ProblemException;
import java.time.DateTimeException;
import java.util.regex.Pattern;

/** Instants as clients write them: ISO-8601 with a zone, or epoch milliseconds; 1970 to 2099. */
final class TimeText {
  /** The first millisecond of 2100: later than every row. */
  static final long LATEST_MS = 4_102_444_800_000L;

  private static final Pattern EPOCH_MS = Pattern.compile("[0-9]{1,13}");
  private static final int MAX_LENGTH = 40;

  private TimeText() {}

  /**
   * Reads a parameter's value.
   *
   * @return epoch milliseconds
   */
  static long parse(String parameter, String value) {
    long epochMs;
    try {
      epochMs = EPOCH_MS.matcher(value).matches() ? Long.parseLong(value) : iso(value);
    } catch (DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
      throw unreadable(parameter);
    }
    if (epochMs < 0 || epochMs > LATEST_MS) {
      throw ProblemException.parameter(parameter, "a time from 1970 to 2099 expected");
    }
    return epochMs;
  }

  private static long iso(String value) {
    if (value.length() > MAX_LENGTH) {
      throw new DateTimeException("too long");
    }
    // In a query string a plus that is not escaped arrives as a blank.
    return Iso8601.parse(value.replace(' ', '+'));
  }

  private static ProblemException unreadable(String parameter) {
    return ProblemException.parameter(
        parameter, "ISO-8601 with a zone, such as 2026-01-31T23:59:59Z, or epoch ms expected");
  }
}
