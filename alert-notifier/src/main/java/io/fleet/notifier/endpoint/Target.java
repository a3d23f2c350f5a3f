package io.fleet.notifier.endpoint;

import java.net.URI;
import java.util.Map;

/**
 * Where an endpoint's messages go.
 *
 * @param url http or https with a host; no user, no fragment
 * @param headers further headers of every request; their values may be credentials
 */
public record Target(URI url, Map<String, String> headers) {
  private static final int MAX_URL_LENGTH = 2_048;

  /**
   * Checks every part; no message tells the URL.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public Target {
    headers = Map.copyOf(headers);
    CustomHeaders.check(headers);
    check(url != null && url.toString().length() <= MAX_URL_LENGTH, "url: missing or too long");
    String scheme = url.getScheme();
    check("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme), "url: http(s) only");
    check(url.getHost() != null, "url: no host");
    check(url.getRawUserInfo() == null, "url: must not carry a user");
    check(url.getRawFragment() == null, "url: must not carry a fragment");
    check(url.getPort() != 0 && url.getPort() <= 65_535, "url: no such port");
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

  private static void check(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException(problem);
    }
  }
}
