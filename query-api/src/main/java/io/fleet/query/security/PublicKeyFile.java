package io.fleet.query.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file with the public key, looked at once before the first request. */
final class PublicKeyFile {
  private static final String MARK = "PUBLIC KEY";

  private PublicKeyFile() {}

  /**
   * Refuses a place that cannot hold a key; places behind a scheme other than {@code file:} are
   * fetched by the token check itself.
   *
   * @throws IllegalStateException with what to set
   */
  static void check(String location) {
    if (location.isBlank()) {
      throw new IllegalStateException(
          "FLEET_JWT_PUBLIC_KEY must name the PEM file of the key that signs tokens");
    }
    if (location.startsWith("http:")
        || location.startsWith("https:")
        || location.startsWith("classpath:")) {
      return;
    }
    if (!holdsKey(location)) {
      throw new IllegalStateException(
          "FLEET_JWT_PUBLIC_KEY must name a readable PEM file of a public key");
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
