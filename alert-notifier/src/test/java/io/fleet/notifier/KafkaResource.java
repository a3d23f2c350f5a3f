package io.fleet.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** Gives a test of the whole service its broker, its endpoint directory and short times. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  private KafkaBroker broker;

  @Override
  public Map<String, String> start() {
    broker = KafkaBroker.start();
    return Map.of(
        "kafka.bootstrap.servers", broker.bootstrapServers(),
        "fleet.notifier.endpoints.directory", newDirectory(),
        "fleet.notifier.webhook.allow", "127.0.0.1/32",
        "fleet.notifier.lane.pending-with-payload", "10",
        "fleet.notifier.endpoints.scan-interval", "100ms",
        "fleet.notifier.escalation.grace", "1s",
        "fleet.notifier.retry.delays", "0s,200ms,300ms,400ms,500ms,600ms");
  }

  private static String newDirectory() {
    try {
      return Files.createTempDirectory("fleet-endpoints").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
