package io.fleet.notifier.endpoint;

import java.net.URI;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A subscriber's webhook.
 *
 * @param id 1 to 64 of {@code A-Za-z0-9_.-}
 * @param url http or https with a host; no user, no fragment
 * @param secret {@code whsec_} and base64 of 24 to 64 bytes
 * @param eventTypes what it asks for
 */
public record Endpoint(String id, URI url, String secret, EventTypes eventTypes) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final String SECRET_PREFIX = "whsec_";
  private static final int MAX_URL_LENGTH = 2_048;

  /**
   * Checks every part; no message tells the URL or the secret.
   *
   * @throws IllegalArgumentException naming the part that is wrong
   */
  public Endpoint {
    check(id != null && ID.matcher(id).matches(), "id: 1 to 64 of A-Za-z0-9_.- expected");
    checkUrl(url);
    check(isSecret(secret), "secret: whsec_ and base64 of 24 to 64 bytes expected");
    check(eventTypes != null, "event_types: a list of texts expected");
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

  /** The id alone: the URL may carry a token, the secret is one. */
  @Override
  public String toString() {
    return "endpoint " + id;
  }

  private static void checkUrl(URI url) {
    check(url != null && url.toString().length() <= MAX_URL_LENGTH, "url: missing or too long");
    String scheme = url.getScheme();
    check("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme), "url: http(s) only");
    check(url.getHost() != null, "url: no host");
    check(url.getRawUserInfo() == null, "url: must not carry a user");
    check(url.getRawFragment() == null, "url: must not carry a fragment");
    check(url.getPort() != 0 && url.getPort() <= 65_535, "url: no such port");
  }

  private static boolean isSecret(String secret) {
    if (secret == null || !secret.startsWith(SECRET_PREFIX)) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length())).length;
      return bytes >= 24 && bytes <= 64;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(boolean met, String problem) {
    if (!met) {
      throw new IllegalArgumentException(problem);
    }
  }
}
