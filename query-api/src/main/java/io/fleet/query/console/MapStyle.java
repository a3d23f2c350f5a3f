package io.fleet.query.console;

import java.net.URI;
import java.net.URISyntaxException;

/** A style of the operator's own, and what a page that shows it may ask for. */
record MapStyle(String url, String origin) {
  private static final String CONNECT = "connect-src 'self'";
  private static final String IMAGES = "img-src 'self'";

  /** Of an absolute address by http or https. */
  static MapStyle of(String url) {
    try {
      URI parsed = new URI(url);
      boolean web = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
      if (!web || parsed.getHost() == null || parsed.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "fleet.query.map.style is no address of the web: " + url);
      }
      String port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
      return new MapStyle(url, parsed.getScheme() + "://" + parsed.getHost() + port);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("fleet.query.map.style is no address: " + url, e);
    }
  }

  /** The content security policy that also lets the style's origin be asked, and no other. */
  String widen(String policy) {
    return policy.replace(CONNECT, CONNECT + " " + origin).replace(IMAGES, IMAGES + " " + origin);
  }
}
