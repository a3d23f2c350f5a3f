package io.fleet.query.clickhouse;

import com.clickhouse.jdbc.StatementImpl;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs bound SQL files over pooled JDBC connections. Values go as server-side parameters, which the
 * driver sends beside the statement; every query has bounds on time, memory and rows and may only
 * read.
 */
@ApplicationScoped
public class ClickHouse {
  /** Time per query, by file. */
  static final String QUERY_TIMER = "fleet.query.clickhouse";

  private static final Duration NETWORK_GRACE = Duration.ofSeconds(1);

  private final DataSource connections;
  private final QuerySettings settings;
  private final SignsOfLife signs;
  private final MeterRegistry meters;

  ClickHouse(
      DataSource connections, QuerySettings settings, SignsOfLife signs, MeterRegistry meters) {
    this.connections = connections;
    this.settings = settings;
    this.signs = signs;
    this.meters = meters;
  }

  /**
   * Runs a query to its end.
   *
   * @return one item a row, in the query's order; the query itself bounds their number
   * @throws io.fleet.query.problem.ProblemException store-away, query-limit or internal
   * @throws IllegalArgumentException if the bindings are not those the file asks for
   */
  public <T> List<T> list(SqlFile sql, Bindings bindings, RowReader<T> reader) {
    if (!sql.parameters().equals(bindings.values().keySet())) {
      throw new IllegalArgumentException(
          sql.name() + " takes " + sql.parameters() + ", got " + bindings.values().keySet());
    }
    Timer.Sample sample = Timer.start(meters);
    try (Connection connection = connections.getConnection()) {
      signs.expect(connection);
      return run(connection, sql, bindings.values(), reader);
    } catch (SQLException e) {
      throw StoreFailure.of(sql.name(), e);
    } finally {
      sample.stop(meters.timer(QUERY_TIMER, "query", sql.name()));
    }
  }

  /** Runs a query of which at most one row is wanted. */
  public <T> Optional<T> first(SqlFile sql, Bindings bindings, RowReader<T> reader) {
    return list(sql, bindings, reader).stream().findFirst();
  }

  private <T> List<T> run(
      Connection connection, SqlFile sql, Map<String, String> values, RowReader<T> reader)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      prepare(statement, values);
      try (ResultSet results = statement.executeQuery(sql.text())) {
        List<T> items = read(results, reader);
        signs.heard();
        return items;
      }
    }
  }

  private void prepare(Statement statement, Map<String, String> values) throws SQLException {
    var local = statement.unwrap(StatementImpl.class).getLocalSettings();
    Duration time = settings.maxExecutionTime();
    local.setNetworkTimeout(time.plus(NETWORK_GRACE).toMillis(), ChronoUnit.MILLIS);
    local.serverSetting("max_execution_time", Long.toString(time.toSeconds()));
    local.serverSetting("max_memory_usage", Long.toString(settings.maxMemoryBytes()));
    local.serverSetting("max_result_rows", Long.toString(settings.maxResultRows()));
    local.serverSetting("result_overflow_mode", "throw");
    local.serverSetting("readonly", "2");
    values.forEach((name, value) -> local.serverSetting("param_" + name, value));
  }

  private static <T> List<T> read(ResultSet results, RowReader<T> reader) throws SQLException {
    List<T> items = new ArrayList<>();
    Row row = new Row(results);
    while (results.next()) {
      items.add(reader.read(row));
    }
    return items;
  }
}
