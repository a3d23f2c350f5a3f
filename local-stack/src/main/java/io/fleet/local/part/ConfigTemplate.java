package io.fleet.local.part;

import io.fleet.local.token.JwtKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Configuration files of the parts: resources with {@code @NAME@} in the places to be filled. */
final class ConfigTemplate {
  private ConfigTemplate() {}

  /** Writes a resource of this package with its places filled, creating directories. */
  static Path write(String resource, Map<String, ?> values, Path file) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, filled(resource, values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one that only its owner may read, for it holds a password. */
  static Path writeSecret(String resource, Map<String, ?> values, Path file) {
    try {
      Files.createDirectories(file.getParent());
      JwtKeys.writeSecret(file, filled(resource, values));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String filled(String resource, Map<String, ?> values) {
    String text = read(resource);
    for (Map.Entry<String, ?> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", String.valueOf(value.getValue()));
    }
    return text;
  }

  private static String read(String resource) {
    try (InputStream in = ConfigTemplate.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
