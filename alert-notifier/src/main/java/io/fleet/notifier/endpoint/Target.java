package io.fleet.notifier.endpoint;

import java.net.URI;
import java.util.Map;

/**
 * Where an endpoint's messages go.
 *
 * @param url http or https with a host and without user or fragment; or {@code mailto:} and one
 *     address, nothing behind it
 * @param headers further headers of every request, as {@link CustomHeaders} takes them; their
 *     values may be credentials
 */
public record Target(URI url, Map<String, String> headers) {
  private static final int MAX_URL_LENGTH = 2_048;
  private static final String MAIL_SCHEME = "mailto";

  /**
   * Checks every part; no message tells the URL or a header's value.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public Target {
    headers = Map.copyOf(headers);
    CustomHeaders.check(headers);
    check(url != null && url.toString().length() <= MAX_URL_LENGTH, "url: missing or too long");
    if (MAIL_SCHEME.equalsIgnoreCase(url.getScheme())) {
      check(MailAddress.isOne(url.getRawSchemeSpecificPart()), "url: mailto: and one address");
      check(url.getRawFragment() == null, "url: must not carry a fragment");
      check(headers.isEmpty(), "headers: none with mailto:");
    } else {
      checkWeb(url);
    }
  }

  /** Whether it is a mailbox. */
  public boolean isMail() {
    return MAIL_SCHEME.equalsIgnoreCase(url.getScheme());
  }

  /**
   * The mailbox of a {@code mailto:} URL.
   *
   * @throws IllegalStateException if it is none
   */
  public String mailAddress() {
    if (!isMail()) {
      throw new IllegalStateException("no mailbox");
    }
    return url.getRawSchemeSpecificPart();
  }

  /** Whether it is spoken to over TLS. */
  public boolean isTls() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  /** The host as a resolver takes it: an IPv6 address without brackets. */
  public String host() {
    String host = url.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  public int port() {
    return url.getPort() > 0 ? url.getPort() : isTls() ? 443 : 80;
  }

  /** Path and query, as they stand in the request line. */
  public String requestTarget() {
    String path = url.getRawPath();
    String target = path == null || path.isEmpty() ? "/" : path;
    return url.getRawQuery() == null ? target : target + '?' + url.getRawQuery();
  }

  /** Neither URL nor headers: both may carry a token. */
  @Override
  public String toString() {
    return "target";
  }

  private static void checkWeb(URI url) {
    String scheme = url.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    check(web, "url: http(s) or mailto only");
    check(url.getHost() != null, "url: no host");
    check(url.getRawUserInfo() == null, "url: must not carry a user");
    check(url.getRawFragment() == null, "url: must not carry a fragment");
    check(url.getPort() != 0 && url.getPort() <= 65_535, "url: no such port");
    check(isPrintable(url.toString()), "url: ASCII only");
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static void check(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException(problem);
    }
  }
}
