package io.fleet.dashboards.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** An HTTP server that answers as Metabase does, over {@link KeptThings}; it can die at a write. */
final class KeptMetabase implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contract contract = new Contract();
  private final KeptThings things;
  private final List<String> writes = new ArrayList<>();
  private final HttpServer server;
  private int writesUntilDeath = Integer.MAX_VALUE;
  private boolean diesOnceDone;
  private int refusalsOfHealth;

  KeptMetabase(KeptThings things) throws IOException {
    this.things = things;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  KeptThings things() {
    return things;
  }

  /** Calls that change something, in order, ids left out. */
  List<String> writes() {
    return writes;
  }

  /**
   * From that write on no call is answered.
   *
   * @param done whether it is done before
   */
  void dieAtWrite(int write, boolean done) {
    writesUntilDeath = write;
    diesOnceDone = done;
  }

  void beUnhealthyFor(int looks) {
    refusalsOfHealth = looks;
  }

  private synchronized void handle(HttpExchange exchange) {
    try (exchange) {
      byte[] sent = exchange.getRequestBody().readAllBytes();
      boolean writes = !exchange.getRequestMethod().equals("GET");
      boolean isDead = writesUntilDeath <= 0;
      boolean dies = !isDead && writes && --writesUntilDeath == 0;
      if (isDead || dies && !diesOnceDone) {
        return;
      }
      Reply reply = reply(exchange, writes, sent);
      if (dies) {
        return;
      }
      byte[] answer = reply.text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Status and text. */
  private record Reply(int status, String text) {}

  private Reply reply(HttpExchange exchange, boolean writes, byte[] sent) throws IOException {
    String path = exchange.getRequestURI().toString();
    if (path.equals("/api/health")) {
      return refusalsOfHealth-- > 0
          ? new Reply(503, "{\"status\":\"initializing\"}")
          : new Reply(200, "{\"status\":\"ok\"}");
    }
    String session = exchange.getRequestHeaders().getFirst("X-Metabase-Session");
    boolean isOpen = path.startsWith("/api/se");
    if (!isOpen && !things.isSession(session)) {
      return new Reply(401, "\"Unauthenticated\"");
    }
    JsonNode body = writes ? JSON.readTree(sent) : JSON.createObjectNode();
    try {
      if (writes) {
        String call = exchange.getRequestMethod() + " " + path.replaceAll("/\\d+", "/:id");
        String wrong = contract.wrong(call, body);
        if (!wrong.isEmpty()) {
          return new Reply(400, JSON.writeValueAsString(wrong + ", received: " + body));
        }
        this.writes.add(call);
      }
      JsonNode answer = things.answer(exchange.getRequestMethod(), path, body);
      return new Reply(200, answer.toString());
    } catch (KeptThings.Refused e) {
      ObjectNode refusal = JSON.createObjectNode().put("message", e.getMessage());
      return new Reply(e.status(), refusal.toString());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
