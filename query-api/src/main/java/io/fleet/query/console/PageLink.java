package io.fleet.query.console;

import java.net.URI;
import java.net.URISyntaxException;

/** The address of a page that people are led to. */
final class PageLink {
  private PageLink() {}

  /**
   * The address as it was told.
   *
   * @throws IllegalArgumentException if it is no absolute address by http or https
   */
  static String of(String url) {
    try {
      URI parsed = new URI(url);
      boolean web = "https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme());
      if (web && parsed.getHost() != null && parsed.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("fleet.query.links: no address: " + url, e);
    }
    throw new IllegalArgumentException("fleet.query.links: no address of the web: " + url);
  }
}
