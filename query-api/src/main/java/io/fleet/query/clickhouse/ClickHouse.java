package io.fleet.query.clickhouse;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Runs bound SQL files over pooled JDBC connections. Values go as server-side parameters, which the
 * driver sends beside the statement; every query has bounds on time, memory and rows and may only
 * read.
 */
@ApplicationScoped
public class ClickHouse {
  /** Time per query, by file. */
  static final String QUERY_TIMER = "fleet.query.clickhouse";

  private static final Logger LOG = Logger.getLogger(ClickHouse.class);

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
    expectAll(sql, bindings);
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

  /**
   * Runs a query of any length and hands each row on as it comes from the store, which waits while
   * the sink does. If the sink fails, the query is given up.
   *
   * @param longest how long the whole may take
   * @throws IOException what the sink throws
   * @throws io.fleet.query.problem.ProblemException store-away, query-limit or internal, also after
   *     some rows were handed on
   */
  public <T> void each(
      SqlFile sql, Bindings bindings, RowReader<T> reader, Duration longest, RowSink<T> sink)
      throws IOException {
    expectAll(sql, bindings);
    Timer.Sample sample = Timer.start(meters);
    try (Connection connection = connections.getConnection()) {
      signs.expect(connection);
      stream(connection, sql, bindings.values(), reader, longest, sink);
    } catch (SQLException e) {
      throw StoreFailure.of(sql.name(), e);
    } finally {
      sample.stop(meters.timer(QUERY_TIMER, "query", sql.name() + "-export"));
    }
  }

  private static void expectAll(SqlFile sql, Bindings bindings) {
    if (!sql.parameters().equals(bindings.values().keySet())) {
      throw new IllegalArgumentException(
          sql.name() + " takes " + sql.parameters() + ", got " + bindings.values().keySet());
    }
  }

  private <T> List<T> run(
      Connection connection, SqlFile sql, Map<String, String> values, RowReader<T> reader)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      QueryLimits.ofOneAnswer(settings).set(statement, values);
      try (ResultSet results =
          statement.executeQuery(DecidedConditions.leaveOut(sql.text(), values))) {
        List<T> items = new ArrayList<>();
        Row row = new Row(results);
        while (results.next()) {
          items.add(reader.read(row));
        }
        signs.heard();
        return items;
      }
    }
  }

  private <T> void stream(
      Connection connection,
      SqlFile sql,
      Map<String, String> values,
      RowReader<T> reader,
      Duration longest,
      RowSink<T> sink)
      throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      QueryLimits.ofAStream(settings, longest).set(statement, values);
      try (ResultSet results =
          statement.executeQuery(DecidedConditions.leaveOut(sql.text(), values))) {
        Row row = new Row(results);
        boolean whole = false;
        try {
          while (results.next()) {
            sink.accept(reader.read(row));
          }
          whole = true;
        } finally {
          if (!whole) {
            giveUp(statement);
          }
        }
      }
    }
  }

  /** Else closing would read all that is left. */
  private static void giveUp(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      LOG.debug("cancel failed", e);
    }
  }
}
