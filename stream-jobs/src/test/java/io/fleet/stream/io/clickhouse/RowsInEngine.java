package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Brings rows into the real engine the way the loader does, and asks for them. The classes that use
 * it share one engine and the rows in it; it gives way when a test starts an engine of its own.
 */
public final class RowsInEngine implements BeforeAllCallback {
  private static final Namespace OURS = Namespace.create(RowsInEngine.class);

  private static Shared shared;

  private static final class Shared {
    final Path folder;
    final ClickHouseEngine engine;
    final StagingDirectory directory;
    final ExecutorService threads = Executors.newFixedThreadPool(2);
    final InsertClient client;
    int sequence;

    Shared() throws Exception {
      folder = Files.createTempDirectory("fleet-rows-");
      engine = new ClickHouseEngine(folder.resolve("engine"));
      directory = StagingDirectory.create(folder.resolve("staging"), false);
      client = new InsertClient(engine.config(directory.root()), threads);
    }

    void end() throws IOException {
      threads.shutdownNow();
      engine.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    AutoCloseable atTheEnd = RowsInEngine::end;
    context.getRoot().getStore(OURS).getOrComputeIfAbsent("end", key -> atTheEnd);
    if (shared == null) {
      shared = new Shared();
    }
  }

  /** There is room for one engine in a process. */
  static void end() throws IOException {
    if (shared != null) {
      Shared ended = shared;
      shared = null;
      ended.end();
    }
  }

  public void insert(EncodedRow... rows) throws Exception {
    StagedFile file = StagedRows.ready(shared.directory, shared.sequence++, List.of(rows));
    Path path = shared.directory.ready(file);
    FileHeader header = FileHeader.read(path);
    long rowBytes = file.bytes() - header.length();
    InsertAnswer answer = shared.client.insert(header, List.of(path), rowBytes);
    assertThat(answer).isEqualTo(InsertAnswer.loaded());
  }

  /** How a job reaches the engine. */
  public ClickHouseSinkConfig config() {
    return shared.engine.config(shared.directory.root());
  }

  /** The answer of a query, tab-separated, without the last line end. */
  public String ask(String sql) {
    return shared.engine.ask(sql);
  }

  public long number(String sql) {
    return shared.engine.number(sql);
  }
}
