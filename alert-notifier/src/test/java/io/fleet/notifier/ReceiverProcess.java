package io.fleet.notifier;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A subscriber in a process of its own, that outlives every notifier. Each path is an endpoint of
 * its own; what it accepts stands in a file before the sender hears of it.
 */
final class ReceiverProcess implements AutoCloseable {
  private static final Pattern ALERT =
      Pattern.compile("\"alert_id\":\"([^\"]+)\".*?\"version\":(\\d+)");

  private final Process process;
  private final int port = KafkaBroker.freePort();
  private final Path accepted;

  ReceiverProcess(Path directory, int failingPercent) {
    accepted = directory.resolve("accepted.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    try {
      Files.createFile(accepted);
      process =
          new ProcessBuilder(
                  java,
                  "-Xmx64m",
                  "-cp",
                  classPath,
                  ReceiverProcess.class.getName(),
                  Integer.toString(port),
                  accepted.toString(),
                  Integer.toString(failingPercent))
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("receiver.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(Duration.ofSeconds(30)).until(this::listens);
  }

  /** Where it writes a line for each message it accepts: endpoint, webhook-id, alert, version. */
  Path accepted() {
    return accepted;
  }

  void subscribe(Path directory, String endpointId) {
    Receiver.writeEndpoint(directory, endpointId, port, "/" + endpointId, "*");
  }

  private boolean listens() {
    try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Port, file, percent of failures. */
  public static void main(String... args) throws IOException {
    Random chance = new Random(7);
    int failingPercent = Integer.parseInt(args[2]);
    BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]));
    HttpServer server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0])),
            512);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String line = line(exchange);
            boolean accept;
            synchronized (out) {
              accept = chance.nextInt(100) >= failingPercent;
              if (accept) {
                out.write(line);
                out.flush();
              }
            }
            exchange.sendResponseHeaders(accept ? 204 : 500, -1);
          }
        });
    server.setExecutor(Executors.newFixedThreadPool(32));
    server.start();
  }

  private static String line(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    String body = new String(bytes, StandardCharsets.UTF_8);
    Matcher alert = ALERT.matcher(body);
    String what = alert.find() ? alert.group(1) + ' ' + alert.group(2) : "? 0";
    String endpoint = exchange.getRequestURI().getPath().substring(1);
    return String.join(
            " ", List.of(endpoint, exchange.getRequestHeaders().getFirst("webhook-id"), what))
        + '\n';
  }
}
