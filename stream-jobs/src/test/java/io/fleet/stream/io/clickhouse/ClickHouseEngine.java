package io.fleet.stream.io.clickhouse;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.schema.SchemaMigrator;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The real engine with the real schema, on a port that stays the same when it goes and returns. */
final class ClickHouseEngine implements AutoCloseable {
  static final String DATABASE = "fleet";

  private final Path directory;
  private final int port;
  private EmbeddedClickHouseServer server;

  ClickHouseEngine(Path directory) throws Exception {
    RowsInEngine.end();
    this.directory = directory;
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
    comeBack();
    new SchemaMigrator(server.jdbcUrl("default"), "default", "", DATABASE).migrate();
  }

  void goAway() {
    server.close();
    server = null;
  }

  void comeBack() {
    server = EmbeddedClickHouseServer.start(directory, port);
  }

  /** The answer of a query, tab-separated, without the last line end. */
  String ask(String sql) {
    return server.query(sql, "TabSeparated").stripTrailing();
  }

  long number(String sql) {
    return Long.parseLong(ask(sql));
  }

  void execute(String sql) {
    server.execute(sql);
  }

  void empty(ClickHouseTable table) {
    execute("TRUNCATE TABLE " + DATABASE + '.' + table.tableName());
  }

  ClickHouseSinkConfig config(Path stagingDirectory) {
    return ClickHouseSinkConfig.of(
            URI.create("http://127.0.0.1:" + port),
            DATABASE,
            "default",
            Password.none(),
            stagingDirectory.toString())
        .withLoader(
            LoaderSettings.defaults().withBackOff(Duration.ofMillis(20), Duration.ofMillis(200)));
  }

  @Override
  public void close() {
    if (server != null) {
      goAway();
    }
  }
}
