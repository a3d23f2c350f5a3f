package io.fleet.dashboards.question;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import io.fleet.schema.SchemaMigrator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/** A migrated ClickHouse engine in a directory that goes with it. */
final class Engine implements AutoCloseable {
  private final Path directory;
  private final EmbeddedClickHouseServer server;

  private Engine(Path directory) {
    this.directory = directory;
    this.server = EmbeddedClickHouseServer.start(directory, 0);
  }

  static Engine start() throws IOException, SQLException {
    Engine engine = new Engine(Files.createTempDirectory("fleet-dashboards-"));
    new SchemaMigrator(engine.jdbcUrl("default"), "default", "", "fleet").migrate();
    return engine;
  }

  String jdbcUrl(String database) {
    return server.jdbcUrl(database);
  }

  void execute(String sql) {
    server.execute(sql);
  }

  String query(String sql) {
    return server.query(sql, "TSV");
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
