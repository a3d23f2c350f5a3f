package io.fleet.schema;

import io.fleet.clickhouse.EmbeddedClickHouseServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A migrated database named {@code fleet}, empty before each test. All test classes of a run share
 * one engine: to start it and to migrate takes longer than most tests.
 */
public final class Database implements BeforeAllCallback, BeforeEachCallback {
  /** The migrations, as files. */
  static final Path MIGRATIONS = Path.of("../schema/src/main/resources/db/migration");

  private final boolean emptyBeforeEach;
  private EmbeddedClickHouseServer server;

  /** Empty before each test. */
  public Database() {
    this(true);
  }

  private Database(boolean emptyBeforeEach) {
    this.emptyBeforeEach = emptyBeforeEach;
  }

  /** Empty before the class alone, for tests that look at the same rows. */
  public static Database emptyOnce() {
    return new Database(false);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws SQLException {
    server = SharedEngine.of(context).server();
    migrate();
    // a mart's minute must not come round in the midst of a test; tests say when it does
    query("SELECT view FROM system.view_refreshes WHERE database = 'fleet'")
        .lines()
        .forEach(view -> execute("SYSTEM STOP VIEW fleet." + view));
    empty();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (emptyBeforeEach) {
      empty();
    }
  }

  int migrate() throws SQLException {
    return new SchemaMigrator(jdbcUrl("default"), "default", "", "fleet").migrate();
  }

  /** The engine itself, for databases of another name. */
  EmbeddedClickHouseServer server() {
    return server;
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
    return query(text(resource));
  }

  /** Has a migration fill a table once more with what was there before it. */
  void takeOver(String migration, String table) {
    Arrays.stream(text("db/migration/" + migration + ".sql").split(";\n"))
        .filter(statement -> statement.contains("INSERT INTO " + table))
        .map(statement -> statement.strip().replaceAll("(INTO|FROM) ([a-z_]+)", "$1 fleet.$2"))
        .forEach(this::execute);
  }

  private static String text(String resource) {
    try (InputStream in = Database.class.getResourceAsStream("/" + resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every table that can hold rows, the history of migrations left out. */
  List<String> tables() {
    return tables("TRUE");
  }

  private List<String> tables(String condition) {
    return query(
            "SELECT name FROM system.tables WHERE database = 'fleet' AND engine LIKE '%MergeTree'"
                + " AND name != 'schema_history' AND "
                + condition)
        .lines()
        .toList();
  }

  public void empty() {
    tables("total_rows > 0").forEach(table -> execute("TRUNCATE TABLE fleet." + table));
  }

  /** Merges every table down to one part a partition. */
  void merge() {
    tables("total_rows > 0").forEach(table -> execute("OPTIMIZE TABLE fleet." + table + " FINAL"));
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
    execute("SYSTEM START VIEW fleet." + view);
    execute("SYSTEM REFRESH VIEW fleet." + view);
    execute("SYSTEM WAIT VIEW fleet." + view);
    execute("SYSTEM STOP VIEW fleet." + view);
  }
}
