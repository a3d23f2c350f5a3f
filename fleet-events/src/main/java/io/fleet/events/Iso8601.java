package io.fleet.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants as text: read with any zone and precision, written in UTC with milliseconds. */
public final class Iso8601 {
  private static final DateTimeFormatter MILLIS_UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int SECONDS_LENGTH = "2026-01-31T23:59:59".length();
  private static final int MAX_FRACTION_DIGITS = 9;

  /** The places that hold no digit, a bit each. */
  private static final int MARKS = 1 << 4 | 1 << 7 | 1 << 10 | 1 << 13 | 1 << 16 | 1 << 19;

  private static final long DAY_MS = 86_400_000L;

  private Iso8601() {}

  /** Epoch milliseconds as {@code 2026-01-31T23:59:59.123Z}. */
  public static String format(long epochMs) {
    long day = Math.floorDiv(epochMs, DAY_MS);
    if (day < -719_528 || day > 2_932_896) { // outside the years 0 to 9999
      return MILLIS_UTC.format(Instant.ofEpochMilli(epochMs));
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    int ms = (int) (epochMs - day * DAY_MS);
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    put(text, 3, date.getYear());
    put(text, 6, date.getMonthValue());
    put(text, 9, date.getDayOfMonth());
    put(text, 12, ms / 3_600_000);
    put(text, 15, ms / 60_000 % 60);
    put(text, 18, ms / 1_000 % 60);
    put(text, 22, ms % 1_000);
    return new String(text);
  }

  /** Writes a number's digits so that its last one stands at {@code end}. */
  private static void put(char[] text, int end, int value) {
    for (int rest = value, at = end; rest > 0; rest /= 10, at--) {
      text[at] = (char) ('0' + rest % 10);
    }
  }

  /**
   * Reads an instant with its zone; what is finer than a millisecond is cut off.
   *
   * @return epoch milliseconds
   * @throws DateTimeException if it is no such instant
   */
  public static long parse(String text) {
    int zone = zoneOfPlainUtc(text);
    if (zone > 0) {
      return utcSeconds(text) * 1000 + millis(text, zone);
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (ArithmeticException e) {
      throw new DateTimeException("further away than milliseconds can tell", e);
    }
  }

  /**
   * Where the zone begins if the text has the common layout, {@code
   * yyyy-MM-ddTHH:mm:ss[.fraction](Z|+00:00)}, which is read without a formatter; else -1.
   */
  private static int zoneOfPlainUtc(String s) {
    int zone = s.endsWith("Z") ? s.length() - 1 : s.endsWith("+00:00") ? s.length() - 6 : -1;
    int fraction = zone - SECONDS_LENGTH - 1;
    if (zone < SECONDS_LENGTH || fraction == 0 || fraction > MAX_FRACTION_DIGITS) {
      return -1;
    }
    boolean marks =
        s.charAt(4) == '-'
            && s.charAt(7) == '-'
            && s.charAt(10) == 'T'
            && s.charAt(13) == ':'
            && s.charAt(16) == ':'
            && (fraction < 0 || s.charAt(SECONDS_LENGTH) == '.');
    return marks && hasDigits(s, zone) ? zone : -1;
  }

  private static boolean hasDigits(String s, int zone) {
    for (int i = 0; i < zone; i++) {
      boolean mark = (MARKS >>> i & 1) != 0;
      if (!mark && (s.charAt(i) < '0' || s.charAt(i) > '9')) {
        return false;
      }
    }
    return true;
  }

  private static long utcSeconds(String s) {
    int hour = digits(s, 11, 2);
    int minute = digits(s, 14, 2);
    int second = digits(s, 17, 2);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no such time of day");
    }
    long day = LocalDate.of(digits(s, 0, 4), digits(s, 5, 2), digits(s, 8, 2)).toEpochDay();
    return day * 86_400 + hour * 3_600L + minute * 60L + second;
  }

  private static int millis(String s, int zone) {
    int value = 0;
    for (int at = SECONDS_LENGTH + 1; at < SECONDS_LENGTH + 4; at++) {
      value = value * 10 + (at < zone ? s.charAt(at) - '0' : 0);
    }
    return value;
  }

  private static int digits(String s, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + (s.charAt(i) - '0');
    }
    return value;
  }
}
