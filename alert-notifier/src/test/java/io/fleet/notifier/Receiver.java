package io.fleet.notifier;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** A subscriber: a real HTTP server that verifies and keeps every message. */
public final class Receiver implements AutoCloseable {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final String id;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedQueue<Received> messages = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unverified = new AtomicInteger();
  private final AtomicInteger traced = new AtomicInteger();
  private volatile Webhook webhook = new Webhook(SECRET);
  private volatile ToIntFunction<Received> status = received -> 204;
  private volatile List<String> headers = List.of();

  /**
   * One message as it came.
   *
   * @param atMs when, epoch milliseconds
   */
  public record Received(String id, String body, long atMs) {}

  public Receiver(String id) {
    this.id = id;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers each message with what the function says. */
  public Receiver answering(ToIntFunction<Received> newStatus) {
    status = newStatus;
    return this;
  }

  /** Verifies with another secret from now on. */
  public Receiver trusting(String secret) {
    webhook = new Webhook(secret);
    return this;
  }

  /** Adds a header to every answer. */
  public Receiver withHeader(String name, String value) {
    headers = List.of(name, value);
    return this;
  }

  /** Puts its endpoint file into the directory, as a whole. */
  public Receiver subscribe(Path directory, String eventType) {
    writeEndpoint(directory, id, server.getAddress().getPort(), eventType);
    return this;
  }

  /** The same with an escalation to another endpoint after a minute. */
  Receiver subscribe(Path directory, String eventType, String escalateTo) {
    String escalation = ",\"escalation\":{\"to\":\"%s\",\"after_s\":60}".formatted(escalateTo);
    writeEndpoint(directory, id, server.getAddress().getPort(), "/hook?k=v", eventType, escalation);
    return this;
  }

  static void writeEndpoint(Path directory, String id, int port, String eventType) {
    writeEndpoint(directory, id, port, "/hook?k=v", eventType);
  }

  static void writeEndpoint(Path directory, String id, int port, String path, String eventType) {
    writeEndpoint(directory, id, port, path, eventType, "");
  }

  private static void writeEndpoint(
      Path directory, String id, int port, String path, String eventType, String more) {
    String json =
        "{\"id\":\"%s\",\"url\":\"http://127.0.0.1:%d%s\",\"secret\":\"%s\",\"event_types\":[\"%s\"]%s}"
            .formatted(id, port, path, SECRET, eventType, more);
    try {
      Path draft = Files.writeString(directory.resolve(id + ".draft"), json);
      Files.move(draft, directory.resolve(id + ".json"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void unsubscribe(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(id + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  public List<Received> messages() {
    return List.copyOf(messages);
  }

  public List<String> ids() {
    return messages.stream().map(Received::id).distinct().toList();
  }

  public int count() {
    return messages.size();
  }

  /** How many messages told in which trace they were sent. */
  int traced() {
    return traced.get();
  }

  public int unverified() {
    return unverified.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      long now = System.currentTimeMillis();
      byte[] bytes = exchange.getRequestBody().readAllBytes();
      String body = new String(bytes, StandardCharsets.UTF_8);
      verify(exchange, body);
      traced.addAndGet(exchange.getRequestHeaders().containsKey("traceparent") ? 1 : 0);
      String messageId = exchange.getRequestHeaders().getFirst("webhook-id");
      Received received = new Received(messageId, body, now);
      messages.add(received);
      if (!headers.isEmpty()) {
        exchange.getResponseHeaders().add(headers.get(0), headers.get(1));
      }
      exchange.sendResponseHeaders(status.applyAsInt(received), -1);
    }
  }

  private void verify(HttpExchange exchange, String body) {
    try {
      webhook.verify(body, exchange.getRequestHeaders());
    } catch (WebhookVerificationException e) {
      unverified.incrementAndGet();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
