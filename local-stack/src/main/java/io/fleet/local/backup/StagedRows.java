package io.fleet.local.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Rows on their way to ClickHouse, as files: what a savepoint names and is not in a table yet. */
final class StagedRows {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final long LOOK_MS = 100;

  private final Path staging;

  StagedRows(Path staging) {
    this.staging = staging;
  }

  /**
   * Returns when all that is on its way now has arrived.
   *
   * @throws IllegalStateException if it does not: ClickHouse is away, or refuses it
   */
  void awaitLoaded() throws IOException, InterruptedException {
    List<Path> waiting = closed();
    long deadlineNs = System.nanoTime() + LONGEST.toNanos();
    while (!waiting.isEmpty()) {
      waiting.removeIf(file -> !Files.exists(file) && !Files.exists(ready(file)));
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(
            waiting.size() + " files of rows are not loaded, see " + staging);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }

  private List<Path> closed() throws IOException {
    List<Path> closed = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(staging, "*.{part,ready}")) {
      files.forEach(closed::add);
    }
    return closed;
  }

  /** The name a file has once its checkpoint is complete. */
  private static Path ready(Path file) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.part$", ".ready"));
  }

  /** Where the names of loaded files are, which a savepoint is checked against. */
  static Path journal(Path staging) {
    return staging.resolve("loaded");
  }
}
