package io.fleet.notifier.deliver;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or an HTTP date. */
final class RetryAfter {
  private static final long MAX_MS = Duration.ofHours(24).toMillis();

  private RetryAfter() {}

  /** Milliseconds to wait, 0 to 24 h; 0 for a header that is absent or makes no sense. */
  static long millis(String header, long nowMs) {
    if (header == null) {
      return 0;
    }
    String text = header.strip();
    if (text.matches("\\d{1,9}")) {
      return Math.min(MAX_MS, Long.parseLong(text) * 1000L);
    }
    try {
      Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      return Math.max(0, Math.min(MAX_MS, at.toEpochMilli() - nowMs));
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
