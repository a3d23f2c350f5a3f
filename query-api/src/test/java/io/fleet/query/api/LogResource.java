package io.fleet.query.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the live stream its log, and bounds that a test can reach. */
public final class LogResource implements QuarkusTestResourceLifecycleManager {
  static final int MAX_CLIENTS = 5;

  private KafkaBroker broker;

  @Override
  public Map<String, String> start() {
    broker = KafkaBroker.start();
    return Map.of(
        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
        "fleet.query.live.max-clients", String.valueOf(MAX_CLIENTS),
        "fleet.query.live.client-patience", "2s",
        "fleet.query.live.refresh-interval", "500ms",
        "fleet.query.live.log-check-interval", "500ms",
        "fleet.query.live.log-patience", "1500ms",
        "fleet.query.live.ping-interval", "1s",
        "fleet.query.snapshots.enabled", "true",
        "fleet.query.snapshots.trip-interval", "300ms");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(broker, new TestInjector.MatchesType(KafkaBroker.class));
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.close();
    }
  }
}
