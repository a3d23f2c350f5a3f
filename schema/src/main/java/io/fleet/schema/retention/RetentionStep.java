package io.fleet.schema.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives tables and columns the TTL of their class where they have another one. What is there is
 * brought in line by ClickHouse itself, after this has returned. Tables that are in no class are
 * left as they are.
 */
public final class RetentionStep {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionStep.class);
  private static final String TABLES =
      "SELECT name, engine_full, create_table_query FROM system.tables"
          + " WHERE database = ? AND engine LIKE '%MergeTree' ORDER BY name";

  private final Connection connection;
  private final String database;
  private final Retention retention;

  /**
   * @param database an identifier that needs no quotes
   */
  public RetentionStep(Connection connection, String database, Retention retention) {
    this.connection = connection;
    this.database = database;
    this.retention = retention;
  }

  /**
   * Applies it.
   *
   * @return what was changed, one statement each; empty if all was as it should be
   */
  public List<String> apply() throws SQLException {
    List<String> changes = new ArrayList<>();
    for (Table table : tables()) {
      changes.addAll(changes(table));
    }
    try (Statement statement = connection.createStatement()) {
      for (String change : changes) {
        LOG.info("retention: {}", change);
        statement.execute(change);
      }
    }
    return changes;
  }

  private List<Table> tables() throws SQLException {
    List<Table> tables = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, database);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return tables;
  }

  private List<String> changes(Table table) {
    List<String> changes = new ArrayList<>();
    String alter = "ALTER TABLE " + database + ".`" + table.name + "` ";
    List<String> emptied = new ArrayList<>();
    for (String column : retention.columns(table.name)) {
      Keep keep = retention.ofColumn(table.name, column);
      String present = TtlText.ofColumn(table.definition, column);
      String wanted = TtlText.wanted(present, keep);
      if (!wanted.equals(present)) {
        emptied.add("MODIFY COLUMN `" + column + "` TTL " + wanted);
      }
    }
    if (!emptied.isEmpty()) {
      changes.add(alter + String.join(", ", emptied));
    }
    String present = TtlText.ofTable(table.engine);
    retention
        .ofTable(table.name)
        .filter(keep -> !keep.isForEver())
        .map(keep -> TtlText.wanted(present, keep))
        .filter(wanted -> !wanted.equals(present))
        .ifPresent(wanted -> changes.add(alter + "MODIFY TTL " + wanted));
    return changes;
  }

  /** A table as ClickHouse describes it. */
  private record Table(String name, String engine, String definition) {}
}
