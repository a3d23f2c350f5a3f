package io.fleet.notifier;

import io.fleet.otlp.OtlpCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Gives a test of the whole service its broker, its endpoint directory and short times. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
  private static OtlpCollector collector;

  private KafkaBroker broker;

  @Override
  public Map<String, String> start() {
    broker = KafkaBroker.start();
    collector = new OtlpCollector();
    Map<String, String> settings = new HashMap<>(tokens());
    settings.put("fleet.notifier.key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    settings.put("FLEET_OTLP_ENDPOINT", collector.endpoint());
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("fleet.notifier.endpoints.directory", newDirectory());
    settings.put("fleet.notifier.webhook.mode", "local");
    settings.put("fleet.notifier.lane.pending-with-payload", "10");
    settings.put("fleet.notifier.lane.breaker.first-probe", "50ms");
    settings.put("fleet.notifier.lane.breaker.last-probe", "200ms");
    settings.put("fleet.notifier.escalation.grace", "1s");
    settings.put("fleet.notifier.endpoints.scan-interval", "100ms");
    settings.put("fleet.notifier.retry.delays", "0s,200ms,300ms,400ms,500ms,600ms");
    return settings;
  }

  /** Where the service's spans go. */
  static OtlpCollector collector() {
    return collector;
  }

  /** Quarkus makes up a key for tests; without it the configured places count, as in production. */
  private static Map<String, String> tokens() {
    TokenKeys keys = new TokenKeys();
    return Map.of(
        "mp.jwt.verify.publickey",
        "NONE",
        "smallrye.jwt.sign.key",
        "NONE",
        "FLEET_JWT_PUBLIC_KEY",
        keys.publicFile().toString(),
        "smallrye.jwt.sign.key.location",
        keys.privateFile().toString());
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
      collector.close();
    }
  }
}
