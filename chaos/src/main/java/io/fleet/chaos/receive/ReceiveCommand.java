package io.fleet.chaos.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleet.chaos.ledger.Entry;
import io.fleet.chaos.ledger.Entry.Kind;
import io.fleet.chaos.ledger.Ledger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Takes webhooks until it is ended. A message is written down before it is answered: what was
 * answered was received. While the file {@code --hang} names is there, requests under {@code
 * /hanging} are not answered; while that of {@code --refuse} is there, others are answered with
 * 503.
 */
@Command(name = "receive", description = "Receives webhooks into a ledger.")
public final class ReceiveCommand implements Callable<Integer> {
  private static final int MAX_BODY_BYTES = 1 << 20;
  private static final int WORKERS = 32;
  private static final int WAITING_CONNECTIONS = 256;
  private static final long LOOK_MS = 200;

  /** What every line with the port begins with. */
  private static final String READY = "listening ";

  private final ObjectMapper json = new ObjectMapper();

  @Option(names = "--ledger", required = true)
  private Path file;

  @Option(names = "--secret-file", required = true)
  private Path secretFile;

  @Option(names = "--hang", required = true)
  private Path hang;

  @Option(names = "--refuse", required = true)
  private Path refuse;

  private Ledger ledger;
  private Webhook webhook;

  @Override
  public Integer call() throws IOException, InterruptedException {
    webhook = new Webhook(Files.readString(secretFile).strip());
    try (Ledger opened = Ledger.append(file)) {
      ledger = opened;
      InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
      HttpServer server = HttpServer.create(any, WAITING_CONNECTIONS);
      server.createContext("/", this::take);
      server.createContext("/hanging", this::hangOrTake);
      server.setExecutor(Executors.newFixedThreadPool(WORKERS));
      server.start();
      System.out.println(READY + server.getAddress().getPort());
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private void hangOrTake(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      while (Files.exists(hang)) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES);
      if (Files.exists(refuse)) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      String text = new String(body, StandardCharsets.UTF_8);
      Map<String, List<String>> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v));
      String id = String.join(",", headers.getOrDefault("webhook-id", List.of("?")));
      boolean verified = isVerified(text, headers);
      if (!verified) {
        ledger.write(List.of(Entry.now(Kind.FORGED, id)));
      } else if (text.contains("\"alert_id\"")) {
        ledger.write(List.of(told(id, json.readTree(text).path("data"))));
      }
      exchange.sendResponseHeaders(verified ? 204 : 401, -1);
    }
  }

  private static Entry told(String id, JsonNode alert) {
    return Entry.now(
        Kind.TOLD,
        id,
        alert.path("alert_id").asText(),
        alert.path("version").asText(),
        alert.path("state").asText(),
        alert.path("alert_type").asText(),
        alert.path("vehicle_id").asText(),
        Long.toString(Instant.parse(alert.path("started_at").asText()).toEpochMilli()));
  }

  private boolean isVerified(String body, Map<String, List<String>> headers) {
    try {
      webhook.verify(body, headers);
      return true;
    } catch (WebhookVerificationException | IllegalArgumentException e) {
      return false;
    }
  }
}
