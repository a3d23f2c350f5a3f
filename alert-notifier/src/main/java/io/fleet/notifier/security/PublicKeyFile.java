package io.fleet.notifier.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The place of the public key, looked at once before the first request. */
final class PublicKeyFile {
  private static final String MARK = "PUBLIC KEY";
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private PublicKeyFile() {}

  /**
   * Refuses a place that cannot hold a key. Keys that an identity provider publishes are fetched by
   * the token check itself, over HTTPS; plain HTTP is taken from this machine alone.
   *
   * @throws IllegalStateException with what to set
   */
  static void check(String location) {
    if (location.isBlank()) {
      throw new IllegalStateException(
          "FLEET_JWT_PUBLIC_KEY must name the PEM file of the key that signs tokens");
    }
    if (location.startsWith("https:") || location.startsWith("classpath:")) {
      return;
    }
    if (location.startsWith("http:")) {
      checkLoopback(location);
      return;
    }
    if (!holdsKey(location)) {
      throw new IllegalStateException(
          "FLEET_JWT_PUBLIC_KEY must name a readable PEM file of a public key");
    }
  }

  private static void checkLoopback(String location) {
    String host = URI.create(location).getHost();
    if (host == null || !LOOPBACK.matcher(host).matches()) {
      throw new IllegalStateException("FLEET_JWT_JWKS_URL: https is needed: " + location);
    }
  }

  private static boolean holdsKey(String location) {
    try {
      Path path = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location);
      return Files.readString(path).contains(MARK);
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
