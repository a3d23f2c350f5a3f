package io.fleet.query.clickhouse;

import com.clickhouse.jdbc.StatementImpl;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What one query may use, told to the server and to the driver with the query.
 *
 * @param time the server's own limit
 * @param memoryBytes in the server
 * @param rows of the answer, 0 for any number
 */
record QueryLimits(Duration time, long memoryBytes, long rows) {
  private static final Duration NETWORK_GRACE = Duration.ofSeconds(1);

  /** A sort that needs more than this share of the memory goes on on disk. */
  private static final int SHARE_BEFORE_DISK = 2;

  static QueryLimits ofOneAnswer(QuerySettings settings) {
    return new QueryLimits(
        settings.maxExecutionTime(), settings.maxMemoryBytes(), settings.maxResultRows());
  }

  static QueryLimits ofAStream(QuerySettings settings, Duration longest) {
    return new QueryLimits(longest, settings.maxMemoryBytes(), 0);
  }

  /** Binds the parameters, too: they travel the same way. */
  void set(Statement statement, Map<String, String> values) throws SQLException {
    var local = statement.unwrap(StatementImpl.class).getLocalSettings();
    local.setNetworkTimeout(time.plus(NETWORK_GRACE).toMillis(), ChronoUnit.MILLIS);
    local.serverSetting("max_execution_time", Long.toString(time.toSeconds()));
    local.serverSetting("max_memory_usage", Long.toString(memoryBytes));
    local.serverSetting("max_result_rows", Long.toString(rows));
    local.serverSetting("result_overflow_mode", "throw");
    local.serverSetting("readonly", "2");
    // A view is planned within the query that reads it, not once more by itself.
    local.serverSetting("analyzer_inline_views", "1");
    if (rows == 0) {
      local.serverSetting("max_result_bytes", "0");
      local.serverSetting(
          "max_bytes_before_external_sort", Long.toString(memoryBytes / SHARE_BEFORE_DISK));
      // The server sends no faster than the client reads, and must not take that for a dead client.
      local.serverSetting("http_send_timeout", Long.toString(time.toSeconds()));
      local.serverSetting("cancel_http_readonly_queries_on_client_close", "1");
    }
    values.forEach((name, value) -> local.serverSetting("param_" + name, value));
  }
}
