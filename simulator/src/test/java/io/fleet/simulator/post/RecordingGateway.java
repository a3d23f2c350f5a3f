package io.fleet.simulator.post;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleet.events.TelemetryReader;
import io.fleet.events.TelemetryReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/**
 * A gateway as far as a sender can see it: a real HTTP server on a free port that judges each line
 * with the contract's own reader, answers in the gateway's form and remembers what it accepted.
 */
public final class RecordingGateway implements AutoCloseable {
  private static final int ACCEPTED = 202;

  static {
    // else each small answer waits 40 ms for an acknowledgement
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());
  private final List<Integer> batchSizes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> tokens = Collections.synchronizedList(new ArrayList<>());
  private final IntUnaryOperator statusOfRequest;
  private final List<Document> documents = Collections.synchronizedList(new ArrayList<>());
  private volatile ToIntFunction<Document> statusOfDocument = document -> 200;
  private int requests;

  /** Something that is not telemetry, as it was asked for. */
  public record Document(String method, String path, String token, String body) {}

  /** A gateway that takes everything. */
  public RecordingGateway() throws IOException {
    this(request -> ACCEPTED);
  }

  /**
   * @param statusOfRequest the status it answers to its first, second … request, from 1
   */
  public RecordingGateway(IntUnaryOperator statusOfRequest) throws IOException {
    this.statusOfRequest = statusOfRequest;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/telemetry", this::handle);
    server.createContext("/v1/", this::handleDocument);
    server.setExecutor(threads);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Lines accepted, in the order of their requests. */
  public List<String> accepted() {
    return List.copyOf(accepted);
  }

  public List<Integer> batchSizes() {
    return List.copyOf(batchSizes);
  }

  public List<String> tokens() {
    return List.copyOf(tokens);
  }

  public synchronized int requests() {
    return requests;
  }

  /** From now on the status of what is not telemetry is decided by this. */
  public void answerDocuments(ToIntFunction<Document> status) {
    statusOfDocument = status;
  }

  /** What was asked beside telemetry, whatever was answered, in order. */
  public List<Document> documents() {
    return List.copyOf(documents);
  }

  private void handleDocument(HttpExchange exchange) throws IOException {
    Document document =
        new Document(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Authorization"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    documents.add(document);
    answer(exchange, statusOfDocument.applyAsInt(document), "{}");
  }

  private synchronized int nextStatus() {
    return statusOfRequest.applyAsInt(++requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    int status = nextStatus();
    tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
    if (status == ACCEPTED) {
      answer(exchange, status, judge(body.lines().toList()));
    } else {
      answer(
          exchange, status, "{\"type\":\"/problems/no-" + status + "\",\"status\":" + status + "}");
    }
  }

  private String judge(List<String> lines) throws IOException {
    TelemetryReader reader = new TelemetryReader();
    List<String> results = new ArrayList<>();
    int taken = 0;
    for (int i = 0; i < lines.size(); i++) {
      TelemetryReading reading = reader.read(lines.get(i).getBytes(StandardCharsets.UTF_8));
      if (reading.isAccepted()) {
        taken++;
        accepted.add(lines.get(i));
      } else {
        results.add(
            String.format(
                "{\"index\":%d,\"status\":\"refused\",\"reason\":\"%s\"}",
                i, reading.refusal().reason()));
      }
    }
    batchSizes.add(lines.size());
    return String.format(
        "{\"accepted\":%d,\"refused\":%d,\"results\":[%s]}",
        taken, results.size(), String.join(",", results));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
