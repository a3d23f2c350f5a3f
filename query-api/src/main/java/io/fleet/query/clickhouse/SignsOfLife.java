package io.fleet.query.clickhouse;

import com.clickhouse.jdbc.StatementImpl;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Knows when the store last answered. A query may take ten seconds, so silence says nothing about
 * it; a question that takes no work tells a slow query from a store that hangs.
 */
@ApplicationScoped
class SignsOfLife {
  private static final SqlFile QUESTION = SqlFile.load("sign-of-life");

  private final Clock clock;
  private final QuerySettings settings;
  private final AtomicLong heardAtMs = new AtomicLong(Long.MIN_VALUE);

  SignsOfLife(Clock clock, QuerySettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /** The store has just answered. */
  void heard() {
    heardAtMs.set(clock.millis());
  }

  /**
   * Asks the store unless it answered lately.
   *
   * @throws SQLException if it gives no answer in time
   */
  void expect(Connection connection) throws SQLException {
    long silentSinceMs = heardAtMs.get();
    if (clock.millis() - settings.trustedFor().toMillis() >= silentSinceMs) {
      ask(connection);
    }
  }

  /** Asks the store; see {@link #expect}. */
  void ask(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement
          .unwrap(StatementImpl.class)
          .getLocalSettings()
          .setNetworkTimeout(settings.signOfLifeWithin().toMillis(), ChronoUnit.MILLIS);
      try (ResultSet answer = statement.executeQuery(QUESTION.text())) {
        answer.next();
      }
    }
    heard();
  }
}
