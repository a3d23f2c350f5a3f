package io.fleet.events;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The span that brought a record about, as its header {@value #HEADER} tells it: W3C Trace Context,
 * version 00. Only what is sampled is carried, so whoever finds one records.
 *
 * @param traceIdHigh the first half of the trace's id
 * @param traceIdLow the second half; never are both 0
 * @param spanId of the span, not 0
 */
public record TraceParent(long traceIdHigh, long traceIdLow, long spanId) {
  /** The name of the header, of records and of requests. */
  public static final String HEADER = "traceparent";

  private static final Pattern FORM =
      Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
  private static final String VERSION = "00";
  private static final int SAMPLED = 1;
  private static final int HALF_AN_ID = 16;

  /** Refuses what names no span. */
  public TraceParent {
    if ((traceIdHigh | traceIdLow) == 0 || spanId == 0) {
      throw new IllegalArgumentException("a trace and a span have ids other than 0");
    }
  }

  /** Reads ids in hexadecimal, of 32 and of 16 digits. */
  public static TraceParent of(String traceId, String spanId) {
    return new TraceParent(
        HexFormat.fromHexDigitsToLong(traceId, 0, HALF_AN_ID),
        HexFormat.fromHexDigitsToLong(traceId, HALF_AN_ID, traceId.length()),
        HexFormat.fromHexDigitsToLong(spanId));
  }

  /**
   * Reads a header.
   *
   * @param header its value, or null
   * @return null if there is none, if it cannot be read, or if its trace is not sampled
   */
  public static TraceParent sampled(String header) {
    Matcher form = header == null ? null : FORM.matcher(header);
    if (form == null || !form.matches()) {
      return null;
    }
    boolean hasMore = form.group(5) != null;
    boolean isSampled = (HexFormat.fromHexDigits(form.group(4)) & SAMPLED) != 0;
    if (!isSampled || (hasMore && form.group(1).equals(VERSION))) {
      return null;
    }
    String traceId = form.group(2);
    String spanId = form.group(3);
    return isZero(traceId) || isZero(spanId) ? null : of(traceId, spanId);
  }

  private static boolean isZero(String id) {
    return id.chars().allMatch(digit -> digit == '0');
  }

  /** The trace, 32 hexadecimal digits. */
  public String traceIdText() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(traceIdHigh) + hex.toHexDigits(traceIdLow);
  }

  /** The span, 16 hexadecimal digits. */
  public String spanIdText() {
    return HexFormat.of().toHexDigits(spanId);
  }

  /** The header's value. */
  public String text() {
    return VERSION + '-' + traceIdText() + '-' + spanIdText() + "-01";
  }

  /** The header's value in a record. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.US_ASCII);
  }
}
