package io.fleet.local.bench.history;

/**
 * A statement as the API sent it to the store.
 *
 * @param target path and query of the request: settings, parameters, their values
 * @param sql the statement
 */
record BareStatement(String target, String sql) {}
