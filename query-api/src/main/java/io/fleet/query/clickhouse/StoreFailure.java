package io.fleet.query.clickhouse;

import io.fleet.query.problem.ProblemException;
import io.fleet.query.problem.ProblemType;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Set;

/** Sorts what the driver throws into the problems a client can act on. */
final class StoreFailure {
  /** Rows, time, memory, bytes: limits of one query. */
  private static final Set<Integer> LIMITS = Set.of(158, 159, 160, 241, 307, 396);

  /** Database or table not there yet, too many queries at once, network, overload, shutdown. */
  private static final Set<Integer> AWAY = Set.of(60, 81, 202, 209, 210, 236, 394, 425, 745);

  private StoreFailure() {}

  static ProblemException of(String query, SQLException e) {
    int code = e.getErrorCode();
    if (LIMITS.contains(code) || isServerTimeout(e)) {
      return ProblemException.store(
          ProblemType.QUERY_LIMIT, "ask for a shorter time, one vehicle or a smaller page", e);
    }
    if (code == 0 || AWAY.contains(code)) {
      return ProblemException.store(ProblemType.STORE_AWAY, null, e);
    }
    return ProblemException.store(ProblemType.INTERNAL, "query " + query + " code " + code, e);
  }

  /** The driver gives the server's own time-out this class and drops the code. */
  private static boolean isServerTimeout(SQLException e) {
    return e instanceof SQLTimeoutException
        && e.getMessage() != null
        && e.getMessage().contains("execution time");
  }
}
