package io.fleet.gateway.traccar;

import io.fleet.events.Iso8601;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Instants as Traccar takes them: epoch seconds or milliseconds (told apart by size), ISO-8601 with
 * zone, or {@code yyyy-MM-dd HH:mm:ss}, which is read as UTC.
 */
final class TraccarTime {
  /** What is smaller is seconds: until 2038 as such, and from 26 January 1970 as milliseconds. */
  private static final long FIRST_MILLISECONDS = Integer.MAX_VALUE;

  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern ZONE_WITHOUT_COLON = Pattern.compile("([+-]\\d\\d)(\\d\\d)$");
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private TraccarTime() {}

  /** Epoch milliseconds, empty if it is no such instant. */
  static OptionalLong parse(String text) {
    try {
      if (WHOLE.matcher(text).matches()) {
        return ofNumber(Long.parseLong(text));
      }
      if (text.indexOf('T') > 0) {
        String zoned = ZONE_WITHOUT_COLON.matcher(text).replaceFirst("$1:$2");
        return OptionalLong.of(Iso8601.parse(zoned));
      }
      LocalDateTime utc = LocalDateTime.parse(text, PLAIN);
      return OptionalLong.of(utc.toInstant(ZoneOffset.UTC).toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** Epoch milliseconds of a number of seconds or milliseconds. */
  static OptionalLong ofNumber(long number) {
    return OptionalLong.of(number < FIRST_MILLISECONDS ? number * 1_000 : number);
  }
}
