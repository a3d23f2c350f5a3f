package io.fleet.gateway.tracker;

import io.fleet.gateway.broker.KafkaBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Switches the listener for tracker apps on, in plain, with short patience. */
public final class TrackerWorld implements QuarkusTestResourceLifecycleManager {
  static final int MAX_CONNECTIONS = 40;

  private static int port;

  @Override
  public Map<String, String> start() {
    port = KafkaBroker.freePort();
    return Map.of(
        "fleet.gateway.tracker.enabled", "true",
        "fleet.gateway.tracker.plain", "true",
        "fleet.gateway.tracker.port", Integer.toString(port),
        "fleet.gateway.tracker.max-connections", Integer.toString(MAX_CONNECTIONS),
        "fleet.gateway.tracker.head-patience", "2s");
  }

  /** Where the gateway listens for tracker apps. */
  static int port() {
    return port;
  }

  @Override
  public void stop() {
    // the listener goes with the gateway
  }
}
