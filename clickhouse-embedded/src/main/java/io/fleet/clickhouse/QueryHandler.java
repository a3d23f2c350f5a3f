package io.fleet.clickhouse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers {@code /}: one statement a request, its answer or ClickHouse's error with the status that
 * belongs to it.
 */
final class QueryHandler implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QueryHandler.class);
  private static final long MAX_DRAINED_BYTES = 64L * 1024 * 1024;

  private final StatementRunner runner;
  private final Credentials account;
  private final String timezone;
  private final Map<String, String> defaults;

  QueryHandler(
      StatementRunner runner, Credentials account, String timezone, Map<String, String> defaults) {
    this.runner = runner;
    this.account = account;
    this.timezone = timezone;
    this.defaults = Map.copyOf(defaults);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    AtomicBoolean answered = new AtomicBoolean();
    try (exchange) {
      String queryId = UUID.randomUUID().toString();
      exchange.getResponseHeaders().set("X-ClickHouse-Query-Id", queryId);
      try {
        answer(exchange, QueryRequest.of(exchange, queryId, defaults), answered);
      } catch (EngineException e) {
        fail(exchange, e, answered);
      } catch (IllegalArgumentException e) {
        fail(exchange, EngineException.of(36, "BAD_ARGUMENTS", "the URL cannot be read"), answered);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.error("query handler failed", e);
        fail(exchange, EngineException.reported(String.valueOf(e.getMessage())), answered);
      }
    }
  }

  /** A page that a browser loaded from elsewhere must not reach a store on this machine. */
  private static void refuseWebPages(HttpExchange exchange) throws EngineException {
    if (exchange.getRequestHeaders().containsKey("Origin")) {
      throw EngineException.of(
          EngineException.ACCESS_DENIED, "ACCESS_DENIED", "requests of web pages are not answered");
    }
  }

  private void answer(HttpExchange exchange, QueryRequest request, AtomicBoolean answered)
      throws IOException, EngineException, InterruptedException {
    exchange.getResponseHeaders().set("X-ClickHouse-Query-Id", request.queryId());
    request.credentials().requireEqualTo(account);
    refuseWebPages(exchange);
    if (request.compressAsked()) {
      throw EngineException.of(
          EngineException.NOT_IMPLEMENTED,
          "NOT_IMPLEMENTED",
          "compress and decompress are not offered; set compress=false, gzip works");
    }
    RequestBody body = RequestBody.read(exchange, request.query());
    long begun = System.nanoTime();
    runner.run(
        request,
        body,
        result -> {
          answered.set(true);
          send(exchange, request, body.statement(), result, System.nanoTime() - begun);
        });
  }

  private void send(
      HttpExchange exchange,
      QueryRequest request,
      Statement statement,
      EngineResult result,
      long elapsedNanos)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Summary", result.summary().asJson(elapsedNanos));
    headers.set("X-ClickHouse-Format", statement.format().orElse(request.format()));
    headers.set(
        "X-ClickHouse-Timezone",
        request.session().settings().getOrDefault("session_timezone", timezone));
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    long length = result.length();
    if (length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(200, -1);
    } else if (request.gzipAnswer()) {
      headers.set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = new GZIPOutputStream(exchange.getResponseBody(), 64 * 1024)) {
        result.writeTo(out);
      }
    } else {
      exchange.sendResponseHeaders(200, length);
      result.writeTo(exchange.getResponseBody());
    }
  }

  /**
   * Reads what the client still sends, up to a bound, so that it gets to see the error instead of a
   * broken connection.
   */
  private static void fail(HttpExchange exchange, EngineException error, AtomicBoolean answered)
      throws IOException {
    LOG.debug("query failed code={}", error.code());
    if (answered.get()) {
      return;
    }
    drain(exchange);
    byte[] text = (error.getMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    var headers = exchange.getResponseHeaders();
    headers.set("X-ClickHouse-Exception-Code", Integer.toString(error.code()));
    headers.set("Content-Type", "text/plain; charset=UTF-8");
    exchange.sendResponseHeaders(ErrorStatus.of(error.code()), text.length);
    exchange.getResponseBody().write(text);
  }

  private static void drain(HttpExchange exchange) throws IOException {
    long left = MAX_DRAINED_BYTES;
    while (left > 0) {
      long skipped = exchange.getRequestBody().readNBytes((int) Math.min(64 * 1024, left)).length;
      if (skipped == 0) {
        return;
      }
      left -= skipped;
    }
  }
}
