package io.fleet.query.page;

import io.fleet.query.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The opaque text between two pages: the last row's sort key, bound to the list and filters it was
 * made for. It names a place in the order, not a number of rows, so rows that arrive in between
 * shift nothing.
 */
final class Cursor {
  private static final int MAX_LENGTH = 400;
  private static final Pattern FORM =
      Pattern.compile("1~([0-9a-f]{16})~(-?[0-9]{1,15})~(.{0,200})", Pattern.DOTALL);

  private Cursor() {}

  static String encode(String fingerprint, SortKey key) {
    String text = "1~" + fingerprint + '~' + key.timeMs() + '~' + key.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a cursor.
   *
   * @throws ProblemException if it is none, or one of another list or of other filters
   */
  static SortKey decode(String cursor, String fingerprint) {
    Matcher parts = FORM.matcher(plain(cursor));
    if (!parts.matches()) {
      throw notOurs();
    }
    if (!parts.group(1).equals(fingerprint)) {
      throw ProblemException.parameter(
          "cursor", "it belongs to another query; leave every filter as it was");
    }
    return new SortKey(Long.parseLong(parts.group(2)), parts.group(3));
  }

  private static String plain(String cursor) {
    if (cursor.length() > MAX_LENGTH) {
      throw notOurs();
    }
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw notOurs();
    }
  }

  private static ProblemException notOurs() {
    return ProblemException.parameter("cursor", "the value of next of an earlier page expected");
  }
}
