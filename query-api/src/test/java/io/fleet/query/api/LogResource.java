package io.fleet.query.api;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Gives the live stream its log, and bounds that a test can reach. */
public final class LogResource implements QuarkusTestResourceLifecycleManager {
  static final int MAX_CLIENTS = 300;
  static final Duration TICKET_LIFE = Duration.ofSeconds(4);

  private KafkaBroker broker;

  @Override
  public Map<String, String> start() {
    broker = KafkaBroker.start();
    return Map.ofEntries(
        Map.entry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers()),
        Map.entry("fleet.query.live.max-clients", String.valueOf(MAX_CLIENTS)),
        Map.entry("fleet.query.live.client-patience", "2s"),
        Map.entry("fleet.query.live.refresh-interval", "500ms"),
        Map.entry("fleet.query.live.log-check-interval", "500ms"),
        Map.entry("fleet.query.live.log-patience", "1500ms"),
        Map.entry("fleet.query.live.ping-interval", "1s"),
        Map.entry("fleet.query.live.ticket-life", TICKET_LIFE.toSeconds() + "s"),
        Map.entry("fleet.query.live.filter-patience", "2s"),
        Map.entry("fleet.query.system.keep", "0s"),
        Map.entry("fleet.query.snapshots.enabled", "true"),
        Map.entry("fleet.query.snapshots.trip-interval", "300ms"));
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
