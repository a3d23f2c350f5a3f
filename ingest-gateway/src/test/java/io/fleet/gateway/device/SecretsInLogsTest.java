package io.fleet.gateway.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fleet.gateway.broker.GatewayWorld;
import io.fleet.gateway.security.TrackingKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

/** All that may be done with credentials, while somebody reads along in the log. */
@QuarkusTest
@QuarkusTestResource(GatewayWorld.class)
class SecretsInLogsTest {
  private static final String DEVICE = "log-reader-1";

  @TestHTTPResource("/")
  URI base;

  @Inject TrackingKeys trackingKeys;

  @Test
  void noSecretNoHashAndNoDeviceIsInTheLog() throws Exception {
    Logger ours = Logger.getLogger("io.fleet");
    Level level = ours.getLevel();
    LogReader reader = new LogReader();
    Logger.getLogger("").addHandler(reader);
    ours.setLevel(Level.ALL);
    try {
      // when
      List<String> secrets = doEverything();
      // then
      String log = reader.text();
      assertThat(log).contains("refused request: unauthorized", "refused request: token-in-query");
      assertThat(log).doesNotContain(DEVICE);
      for (String secret : secrets) {
        assertThat(log).doesNotContain(secret, Fingerprint.of(secret));
      }
      String metrics = DeviceApi.operator(base).get("/q/metrics").body();
      for (String secret : secrets) {
        assertThat(metrics).doesNotContain(secret, Fingerprint.of(secret), DEVICE);
      }
    } finally {
      ours.setLevel(level);
      Logger.getLogger("").removeHandler(reader);
    }
  }

  private List<String> doEverything() throws Exception {
    DeviceApi operator = DeviceApi.operator(base);
    List<String> secrets = new ArrayList<>();
    JsonNode token = operator.issue(DEVICE, "tokens", null);
    String first = token.get("secret").asText();
    JsonNode key = operator.issue(DEVICE, "tracking-keys", null);
    secrets.add(first);
    secrets.add(key.get("secret").asText());
    operator.as(first).postEventOf(DEVICE);
    operator.as(first + "x").postEventOf(DEVICE);
    trackingKeys.deviceOf(key.get("secret").asText());
    trackingKeys.deviceOf(key.get("secret").asText() + "x");
    JsonNode second =
        DeviceApi.json(operator.as(first).post("/v1/devices/" + DEVICE + "/tokens/rotate", null));
    secrets.add(second.get("secret").asText());
    operator.get("/v1/telemetry?access_token=" + first);
    operator.get("/v1/devices/" + DEVICE);
    operator.post("/v1/devices/" + DEVICE + "/tokens", "{\"label\":\"" + first + "\"");
    String signed = GatewayWorld.deviceToken(DEVICE, Duration.ofHours(1));
    secrets.add(signed);
    operator.post("/v1/devices/" + DEVICE + "/block", null);
    operator.as(signed).postEventOf(DEVICE);
    operator.as(first).postEventOf(DEVICE);
    operator.as(signed + "x").postEventOf(DEVICE);
    operator.delete("/v1/devices/" + DEVICE + "/credentials");
    operator.delete("/v1/devices/" + DEVICE);
    OtherGateway.write(DEVICE, 1_000, false, "{\"credentials\":[{\"kind\":7,\"id\":[]}]}");
    OtherGateway.write(DEVICE, 1_001, false, "{\"created_at\":\"" + first + "\"}");
    return secrets;
  }

  /** Keeps what is written, as it would be printed. */
  private static final class LogReader extends Handler {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    LogReader() {
      setLevel(Level.ALL);
      setFormatter(new SimpleFormatter());
    }

    @Override
    public void publish(LogRecord record) {
      lines.add(getFormatter().format(record));
    }

    String text() {
      return String.join("", lines);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
