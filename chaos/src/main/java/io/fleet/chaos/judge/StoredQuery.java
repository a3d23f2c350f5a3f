package io.fleet.chaos.judge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Questions that stand in files of their own. */
final class StoredQuery {
  private StoredQuery() {}

  static String text(String name) {
    try (InputStream in = StoredQuery.class.getResourceAsStream("/judge/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
