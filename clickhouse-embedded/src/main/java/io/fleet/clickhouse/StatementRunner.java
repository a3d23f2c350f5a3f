package io.fleet.clickhouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs one request's statement on a connection of the pool. */
final class StatementRunner {

  /** Takes the answer while the engine still holds it. */
  @FunctionalInterface
  interface Answer {
    void accept(EngineResult result) throws IOException;
  }

  private final ConnectionPool pool;

  StatementRunner(ConnectionPool pool) {
    this.pool = pool;
  }

  void run(QueryRequest request, RequestBody body, Answer answer)
      throws IOException, EngineException, InterruptedException {
    check(request, body.statement());
    EngineConnection connection = pool.borrow();
    try {
      connection.prepare(request.session());
      try (EngineResult result = result(connection, request, body)) {
        answer.accept(result);
      }
    } finally {
      if (body.statement().changesSession()) {
        connection.spoil();
      }
      pool.giveBack(connection);
    }
  }

  /** Runs a statement of this process's own, without the detour over HTTP. */
  void run(String sql, String format, Answer answer)
      throws IOException, EngineException, InterruptedException {
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    EngineConnection connection = pool.borrow();
    try {
      connection.prepare(SessionSettings.fresh());
      try (EngineResult result = connection.query(text, format, Map.of())) {
        answer.accept(result);
      }
    } finally {
      pool.giveBack(connection);
    }
  }

  private static void check(QueryRequest request, Statement statement) throws EngineException {
    if (statement.keyword().isEmpty()) {
      throw EngineException.syntax("Syntax error: Empty query");
    }
    if (statement.several()) {
      throw EngineException.syntax("Syntax error (Multi-statements are not allowed)");
    }
    if (request.isGet() && !statement.isReading()) {
      throw EngineException.of(
          EngineException.READONLY,
          "READONLY",
          "Cannot execute query in readonly mode. For queries over HTTP, method GET implies readonly. "
              + "You should use method POST for modifying queries.");
    }
  }

  private static EngineResult result(
      EngineConnection connection, QueryRequest request, RequestBody body)
      throws IOException, EngineException {
    Statement statement = body.statement();
    if (!statement.carriesData()) {
      return connection.query(statement.sql(), request.format(), request.parameters());
    }
    String given = request.formatGiven() ? request.format() : InsertHead.DEFAULT_FORMAT;
    String format = statement.format().orElse(given);
    try (InsertStream insert = connection.insert(statement.sql(), format, request.parameters())) {
      insert.appendAll(body.data());
      return insert.finish();
    }
  }
}
