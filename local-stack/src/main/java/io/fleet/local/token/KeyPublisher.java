package io.fleet.local.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fleet.local.process.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the keys whose tokens count, as an identity provider does, on the loopback address and
 * for as long as this process lives. They are read anew for each request.
 */
public final class KeyPublisher implements Stage.Step {
  /** Where they are. */
  public static final String PATH = "/jwks.json";

  private static final Logger LOG = LoggerFactory.getLogger(KeyPublisher.class);

  private final JwtKeyRing ring;
  private final int port;
  private final Clock clock;

  public KeyPublisher(JwtKeyRing ring, int port, Clock clock) {
    this.ring = ring;
    this.port = port;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "keys";
  }

  @Override
  public String run() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.createContext(PATH, this::answer);
    server.start();
    return "http://127.0.0.1:" + port + PATH;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] keys = ring.published(clock.instant()).getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, keys.length);
      exchange.getResponseBody().write(keys);
    } catch (GeneralSecurityException | RuntimeException e) {
      LOG.error("the keys of tokens cannot be read", e);
      exchange.sendResponseHeaders(500, -1);
    }
  }
}
