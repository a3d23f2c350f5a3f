package io.fleet.notifier.endpoint;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers an endpoint may ask for beside those every message has. */
final class CustomHeaders {
  static final int MAX_VALUE = 1_024;

  private static final int MAX_HEADERS = 16;
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

  /** Hop-by-hop headers (RFC 9110, 7.6.1), and what a request is framed and addressed by. */
  private static final Set<String> OURS =
      Set.of(
          "accept-encoding",
          "connection",
          "expect",
          "forwarded",
          "host",
          "http2-settings",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "user-agent",
          "via");

  private static final Pattern OUR_KINDS = Pattern.compile("(webhook|content|proxy|sec)-");

  private CustomHeaders() {}

  /**
   * Checks all of them; no message tells a value.
   *
   * @throws IllegalArgumentException naming the header that is wrong
   */
  static void check(Map<String, String> headers) {
    refuseUnless(headers.size() <= MAX_HEADERS, "headers: at most " + MAX_HEADERS + " expected");
    Set<String> names = new HashSet<>();
    headers.forEach(
        (name, value) -> {
          refuseUnless(NAME.matcher(name).matches(), "headers: a name that is no header's");
          String lower = name.toLowerCase(Locale.ROOT);
          boolean ours = OURS.contains(lower) || OUR_KINDS.matcher(lower).lookingAt();
          refuseUnless(!ours, "headers." + lower + ": not to be set");
          refuseUnless(names.add(lower), "headers." + lower + ": twice");
          refuseUnless(
              value.length() <= MAX_VALUE && VALUE.matcher(value).matches(),
              "headers." + lower + ": 1 to " + MAX_VALUE + " visible ASCII characters expected");
        });
  }

  private static void refuseUnless(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException(problem);
    }
  }
}
