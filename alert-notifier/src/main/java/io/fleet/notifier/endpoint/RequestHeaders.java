package io.fleet.notifier.endpoint;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The headers an endpoint may ask for: at most 20, names of RFC 9110's token characters, values of
 * printable ASCII, so that none can end its line. What the request itself is made of, its
 * signature, and what governs the connection cannot be asked for.
 */
final class RequestHeaders {
  private static final int MAX_COUNT = 20;
  private static final int MAX_VALUE_LENGTH = 1_024;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Pattern RESERVED =
      Pattern.compile(
          "(webhook|content|proxy|sec)-.*|host|user-agent|connection|keep-alive|te|trailer"
              + "|transfer-encoding|upgrade|expect|accept-encoding|http2-settings");

  private RequestHeaders() {}

  /**
   * A copy.
   *
   * @throws IllegalArgumentException naming the header that is wrong, never a value
   */
  static Map<String, String> checked(Map<String, String> headers) {
    check(headers.size() <= MAX_COUNT, "headers: " + MAX_COUNT + " at most");
    Set<String> names = new HashSet<>();
    headers.forEach((name, value) -> check(names, name, value));
    return Map.copyOf(headers);
  }

  private static void check(Set<String> names, String name, String value) {
    check(NAME.matcher(name).matches(), "headers: a name of token characters expected");
    String lower = name.toLowerCase(Locale.ROOT);
    check(!RESERVED.matcher(lower).matches(), "headers: " + lower + " is the notifier's");
    check(names.add(lower), "headers: " + lower + " stands twice");
    boolean clean = value != null && VALUE.matcher(value).matches();
    check(clean && value.length() <= MAX_VALUE_LENGTH, "headers: " + lower + ": printable ASCII");
  }

  private static void check(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException(problem);
    }
  }
}
