package io.fleet.stream.io.facts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What is asked of the store: the statements beside this package, one a file. */
enum Question {
  /** {@code vehicle}, {@code before}: at, version, state of anchors. */
  ANCHORS("anchors.sql"),
  /** {@code vehicle}, {@code after}: finding, found_at, version, withdrawn. */
  SETTLED_FINDINGS("settled_findings.sql"),
  /**
   * {@code vehicle}, {@code after} and {@code identity} of the event behind which the page begins,
   * {@code until}, {@code rows}: all columns of telemetry.
   */
  TELEMETRY_PAGE("telemetry_page.sql"),
  /** {@code vehicle}, {@code from}, {@code to}: count, time of the last, when that was stored. */
  LATEST_EVENT("latest_event.sql"),
  /** Nothing: vehicle. */
  VEHICLES("vehicles.sql");

  private final String sql;

  Question(String file) {
    this.sql = read(file);
  }

  String sql() {
    return sql;
  }

  private static String read(String file) {
    try (InputStream in = Question.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new FileNotFoundException(file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
