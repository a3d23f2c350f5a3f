package io.fleet.schema;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The one engine of a test run, in a directory that goes with it after the last test. */
final class SharedEngine implements AutoCloseable {
  private final Path directory;
  private final EmbeddedClickHouseServer server;

  private SharedEngine(Path directory) {
    this.directory = directory;
    this.server = EmbeddedClickHouseServer.start(directory, 0);
  }

  /** The engine of the run the context belongs to. */
  static SharedEngine of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedEngine.class))
        .getOrComputeIfAbsent(SharedEngine.class, key -> start(), SharedEngine.class);
  }

  private static SharedEngine start() {
    try {
      return new SharedEngine(Files.createTempDirectory("fleet-schema-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EmbeddedClickHouseServer server() {
    return server;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
