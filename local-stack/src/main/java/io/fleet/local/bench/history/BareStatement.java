package io.fleet.local.bench.history;

/**
 * A statement as the API sent it to the store.
 *
 * @param target path and query of the request: settings, parameters, their values
 * @param database the one it was asked of
 * @param sql the statement
 */
record BareStatement(String target, String database, String sql) {
  /** Says which database a request is about. */
  static final String DATABASE = "X-ClickHouse-Database";
}
