package io.fleet.local.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An HTTP server on the loopback address that takes Standard Webhooks messages. A right signature
 * is answered with the status it was told, a wrong one with 401, a body above 1 MiB with 413.
 */
public final class WebhookReceiver implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int WORKERS = 16;
  private static final int WAITING_CONNECTIONS = 128;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Webhook webhook;
  private final int status;
  private final Duration delay;
  private final Consumer<ReceivedMessage> sink;

  private WebhookReceiver(
      HttpServer server,
      Webhook webhook,
      int status,
      Duration delay,
      Consumer<ReceivedMessage> to) {
    this.server = server;
    this.webhook = webhook;
    this.status = status;
    this.delay = delay;
    this.sink = to;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param secret what signatures are checked with, {@code whsec_…}
   * @param status the answer to messages that are in order
   * @param delay how long the answer is held back
   * @param sink gets every message, from several threads
   */
  public static WebhookReceiver start(
      int port, String secret, int status, Duration delay, Consumer<ReceivedMessage> sink)
      throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(loopback, port), WAITING_CONNECTIONS);
    WebhookReceiver receiver =
        new WebhookReceiver(server, new Webhook(secret), status, delay, sink);
    server.createContext("/", receiver::handle);
    server.setExecutor(receiver.workers);
    server.start();
    return receiver;
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    workers.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
      if (body.length > MAX_BODY_BYTES) {
        exchange.sendResponseHeaders(413, -1);
        return;
      }
      String text = new String(body, StandardCharsets.UTF_8);
      Map<String, List<String>> headers = lowerCase(exchange.getRequestHeaders());
      boolean verified = verify(text, headers);
      String id = String.join(",", headers.getOrDefault("webhook-id", List.of("?")));
      sink.accept(new ReceivedMessage(id, verified, text));
      hold();
      exchange.sendResponseHeaders(verified ? status : 401, -1);
    }
  }

  private boolean verify(String body, Map<String, List<String>> headers) {
    try {
      webhook.verify(body, headers);
      return true;
    } catch (WebhookVerificationException | IllegalArgumentException e) {
      return false;
    }
  }

  private void hold() {
    try {
      closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
    Map<String, List<String>> lower = new HashMap<>();
    headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
    return lower;
  }
}
