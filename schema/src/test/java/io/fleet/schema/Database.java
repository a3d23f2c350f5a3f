package io.fleet.schema;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database on an engine of this process, named {@code fleet}. As an extension it is
 * there for one test class, in a directory of its own, and empty before each test.
 */
public final class Database
    implements AutoCloseable, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private EmbeddedClickHouseServer server;
  private Path own;

  public static Database start(Path directory) throws SQLException {
    Database database = new Database();
    database.open(directory);
    return database;
  }

  private void open(Path directory) throws SQLException {
    server = EmbeddedClickHouseServer.start(directory, 0);
    migrate();
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    own = Files.createTempDirectory("fleet-schema-");
    open(own);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    empty();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    close();
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  int migrate() throws SQLException {
    return new SchemaMigrator(jdbcUrl("default"), "default", "", "fleet").migrate();
  }

  public String jdbcUrl(String database) {
    return server.jdbcUrl(database);
  }

  public void execute(String sql) {
    server.execute(sql);
  }

  /** The answer as tab-separated text. */
  public String query(String sql) {
    return server.query(sql, "TSV");
  }

  /** The answer of a query of the test resources. */
  String queryOf(String resource) {
    try (InputStream in = Database.class.getResourceAsStream("/" + resource)) {
      return query(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every table that holds rows, the history of migrations left out. */
  List<String> tables() {
    return query(
            "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE '%MergeTree'"
                + " AND name != 'schema_history'")
        .lines()
        .toList();
  }

  public void empty() {
    tables().forEach(table -> execute("TRUNCATE TABLE fleet." + table));
  }

  /** Merges every table down to one part a partition. */
  void merge() {
    tables().forEach(table -> execute("OPTIMIZE TABLE fleet." + table + " FINAL"));
  }

  /** Lets the marks of a mart grow old, stores what they stand for, and forgets them. */
  void settle(String marks, String refresh) {
    age(marks);
    refresh(refresh);
    age(marks);
  }

  /** Lets ten minutes pass for the marks of a mart. */
  void age(String marks) {
    execute(
        "CREATE OR REPLACE TABLE fleet.aging ENGINE = Memory AS SELECT * REPLACE"
            + " (version - 600000 AS version, ingested_at - INTERVAL 10 MINUTE AS ingested_at)"
            + " FROM fleet."
            + marks);
    execute("TRUNCATE TABLE fleet." + marks);
    execute("INSERT INTO fleet." + marks + " SELECT * FROM fleet.aging");
    execute("DROP TABLE fleet.aging SYNC");
  }

  void refresh(String view) {
    execute("SYSTEM REFRESH VIEW fleet." + view);
    execute("SYSTEM WAIT VIEW fleet." + view);
  }

  @Override
  public void close() {
    server.close();
  }
}
