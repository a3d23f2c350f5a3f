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

  private Iso8601() {}

  /** Epoch milliseconds as {@code 2026-01-31T23:59:59.123Z}. */
  public static String format(long epochMs) {
    return MILLIS_UTC.format(Instant.ofEpochMilli(epochMs));
  }

  /**
   * Reads an instant with its zone; what is finer than a millisecond is cut off.
   *
   * @return epoch milliseconds
   * @throws DateTimeException if it is no such instant
   */
  public static long parse(String text) {
    if (isUtcWithSeconds(text)) {
      return utcSeconds(text) * 1000 + millis(text);
    }
    Instant instant = OffsetDateTime.parse(text).toInstant();
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1000L), instant.getNano() / 1_000_000);
  }

  /**
   * The common layout, {@code yyyy-MM-ddTHH:mm:ss[.fraction](Z|+00:00)}, read without a formatter.
   */
  private static boolean isUtcWithSeconds(String s) {
    int length = s.length();
    if (length <= SECONDS_LENGTH || s.charAt(4) != '-' || s.charAt(7) != '-') {
      return false;
    }
    if (s.charAt(10) != 'T' || s.charAt(13) != ':' || s.charAt(16) != ':') {
      return false;
    }
    int zone = s.endsWith("Z") ? length - 1 : s.endsWith("+00:00") ? length - 6 : -1;
    if (zone < SECONDS_LENGTH || zone == SECONDS_LENGTH + 1 || zone > SECONDS_LENGTH + 10) {
      return false;
    }
    if (zone > SECONDS_LENGTH && s.charAt(SECONDS_LENGTH) != '.') {
      return false;
    }
    for (int i = 0; i < zone; i++) {
      boolean mark = i == 4 || i == 7 || i == 10 || i == 13 || i == 16 || i == SECONDS_LENGTH;
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
      throw new DateTimeException("no such time of day: " + s);
    }
    long day = LocalDate.of(digits(s, 0, 4), digits(s, 5, 2), digits(s, 8, 2)).toEpochDay();
    return day * 86_400 + hour * 3_600L + minute * 60L + second;
  }

  private static int millis(String s) {
    int value = 0;
    for (int i = 0; i < 3; i++) {
      int at = SECONDS_LENGTH + 1 + i;
      char c = at < s.length() ? s.charAt(at) : 'Z';
      value = value * 10 + (c >= '0' && c <= '9' && isFraction(s, at) ? c - '0' : 0);
    }
    return value;
  }

  private static boolean isFraction(String s, int at) {
    int zone = s.endsWith("Z") ? s.length() - 1 : s.length() - 6;
    return at < zone;
  }

  private static int digits(String s, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value * 10 + (s.charAt(i) - '0');
    }
    return value;
  }
}
