package io.fleet.local.bench.history;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands between the API and the store and writes down what the API asks, so that a bench can ask
 * the very same without the API. Signs of life are passed on and not written down.
 */
final class StatementRecorder implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int THREADS = 4;

  /** Set by the JDK's client itself. */
  private static final Set<String> NOT_FORWARDED =
      Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding");

  static {
    // else the JDK's server waits 40 ms with each answer, and the bench some minutes
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final List<BareStatement> heard = new ArrayList<>();
  private final HttpServer server;
  private final String store;

  private StatementRecorder(HttpServer server, String store) {
    this.server = server;
    this.store = store;
  }

  /** Listens on a free port of the loopback address. */
  static StatementRecorder before(String storeUrl) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    StatementRecorder recorder = new StatementRecorder(HttpServer.create(free, 0), storeUrl);
    recorder.server.createContext("/", recorder::passOn);
    recorder.server.setExecutor(recorder.threads);
    recorder.server.start();
    return recorder;
  }

  /** Where the API is to look for the store. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was asked since the last call. */
  synchronized List<BareStatement> take() {
    List<BareStatement> taken = List.copyOf(heard);
    heard.clear();
    return taken;
  }

  private void passOn(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestURI().toString();
      String sql = new String(body, StandardCharsets.UTF_8);
      if (sql.contains("FROM")) {
        String database = exchange.getRequestHeaders().getFirst(BareStatement.DATABASE);
        write(new BareStatement(target, database == null ? "default" : database, sql));
      }
      HttpResponse<byte[]> answer = ask(exchange, target, body);
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-clickhouse")
                    || name.equalsIgnoreCase("content-type")) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, String target, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(store + target))
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!NOT_FORWARDED.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private synchronized void write(BareStatement statement) {
    heard.add(statement);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
