package io.fleet.local.keys;

import io.fleet.local.layout.DataDirectory;
import io.fleet.local.layout.PortName;
import io.fleet.local.layout.Ports;
import io.fleet.local.layout.Topology;
import io.fleet.local.token.JwtKeyRing;
import io.fleet.local.token.Secrets;
import io.fleet.local.token.TokenMinter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What signs tokens: published first, and used when every service knows it. */
final class SigningKey {
  /** Services ask for an unknown key once a minute at most. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration ASK = Duration.ofSeconds(10);
  private static final Duration TRIAL_LIFE = Duration.ofMinutes(5);
  private static final int UNAUTHORIZED = 401;
  private static final int FAILED = 500;
  private static final Map<PortName, String> ASKED =
      Map.of(
          PortName.INGEST_GATEWAY, "/v1/reference/vehicles?limit=1",
          PortName.QUERY_API, "/v1/vehicles?limit=1",
          PortName.ALERT_NOTIFIER, "/v1/endpoints?limit=1");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(ASK).build();
  private final DataDirectory data;
  private final Ports ports;
  private final Clock clock;

  SigningKey(DataDirectory data, Ports ports, Clock clock) {
    this.data = data;
    this.ports = ports;
    this.clock = clock;
  }

  /**
   * Replaces it.
   *
   * @param overlap how long tokens of the old one count
   * @return what was done
   */
  String rotate(Duration overlap)
      throws IOException, GeneralSecurityException, InterruptedException {
    if (!Topology.of(data).uses(PortName.KEYS)) {
      throw new IllegalStateException(
          "services of the topology single take tokens by a file they read once; use the topology"
              + " cluster");
    }
    JwtKeyRing ring = new JwtKeyRing(data.secrets());
    TokenMinter minter = ring.prepare(clock);
    String token = minter.mint("keys", List.of("admin"), "", TRIAL_LIFE);
    for (Map.Entry<PortName, String> service : ASKED.entrySet()) {
      awaitKnown(ports.url(service.getKey()) + service.getValue(), token);
    }
    String id = ring.promote(clock.instant().plus(overlap));
    new Secrets(data.secrets(), clock).ensure();
    return "Tokens are signed by the key " + id + "; those of the one before count for " + overlap;
  }

  private void awaitKnown(String url, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(ASK)
            .header("Authorization", "Bearer " + token)
            .build();
    long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    while (!isKnown(status)) {
      if (System.nanoTime() > deadlineNs) {
        throw new IllegalStateException(
            "the new key is published and not used: %s answers %d".formatted(url, status));
      }
      TimeUnit.SECONDS.sleep(2);
      status = client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /** Whatever else is said to it: the token was read. */
  private static boolean isKnown(int status) {
    return status != UNAUTHORIZED && status < FAILED;
  }
}
