package io.fleet.stream.io.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Brings rows into the real engine the way the loader does, and asks for them. */
public final class RowsInEngine implements AutoCloseable {
  private final ClickHouseEngine engine;
  private final StagingDirectory directory;
  private final InsertClient client;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private int sequence;

  public RowsInEngine(Path folder) throws Exception {
    engine = new ClickHouseEngine(folder.resolve("engine"));
    directory = StagingDirectory.create(folder.resolve("staging"), false);
    client = new InsertClient(engine.config(folder.resolve("staging")), threads);
  }

  public void insert(EncodedRow... rows) throws Exception {
    StagedFile file = StagedRows.ready(directory, sequence++, List.of(rows));
    Path path = directory.ready(file);
    FileHeader header = FileHeader.read(path);
    InsertAnswer answer = client.insert(header, List.of(path), file.bytes() - header.length());
    assertThat(answer).isEqualTo(InsertAnswer.loaded());
  }

  /** How a job reaches the engine. */
  public ClickHouseSinkConfig config() {
    return engine.config(directory.root());
  }

  public void empty(ClickHouseTable table) {
    engine.empty(table);
  }

  /** The answer of a query, tab-separated, without the last line end. */
  public String ask(String sql) {
    return engine.ask(sql);
  }

  public long number(String sql) {
    return engine.number(sql);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    engine.close();
  }
}
