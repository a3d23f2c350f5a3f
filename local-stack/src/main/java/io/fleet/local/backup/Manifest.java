package io.fleet.local.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * What a backup says of itself. It is written last: a directory without one is no backup.
 *
 * @param format of the backup, {@value #FORMAT}
 * @param fleet version of this system
 * @param clickHouse version of the engine; empty if the backup has reference data alone
 * @param schema newest migration of the tables
 * @param takenAt the moment the job's state is of, ISO-8601; what came later counts as not held
 * @param topology of the stack
 * @param log identity and places of the log at that moment
 * @param savepoint name of the job's savepoint below {@code flink/}
 * @param rows by table
 * @param records by topic
 * @param keys whether keys are in {@code secrets/}
 */
record Manifest(
    int format,
    String fleet,
    @JsonProperty("clickhouse") String clickHouse,
    String schema,
    @JsonProperty("taken_at") String takenAt,
    String topology,
    LogPlaces log,
    String savepoint,
    Map<String, Long> rows,
    Map<String, Long> records,
    boolean keys) {
  static final int FORMAT = 1;

  private static final String NAME = "manifest.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Whether tables and the job's state are there beside reference data. */
  boolean hasFacts() {
    return !savepoint.isEmpty();
  }

  void write(Path directory) throws IOException {
    Path next = directory.resolve(NAME + ".next");
    Files.write(next, JSON.writeValueAsBytes(this));
    Files.move(next, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether a directory holds one, and so a whole backup. */
  static boolean isIn(Path directory) {
    return Files.exists(directory.resolve(NAME));
  }

  /** What is deleted is no backup from the beginning of that on. */
  static void forget(Path directory) throws IOException {
    Files.deleteIfExists(directory.resolve(NAME));
  }

  /**
   * That of a backup.
   *
   * @throws IllegalStateException if the directory holds none that can be read
   */
  static Manifest of(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (!isIn(directory)) {
      throw new IllegalStateException(directory + " holds no whole backup: no " + NAME);
    }
    Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
    if (manifest.format() != FORMAT) {
      throw new IllegalStateException("a backup of format " + manifest.format() + " is not known");
    }
    return manifest;
  }
}
