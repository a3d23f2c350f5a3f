package io.fleet.gateway.http;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.Map;

/** Shorter patience and fewer connections than an installation has, so that both can be met. */
public final class TightWorld implements QuarkusTestResourceLifecycleManager {
  static final int MAX_CONNECTIONS = 300;

  /** Longer than a request waits for a log that is away. */
  static final Duration REQUEST_PATIENCE = Duration.ofSeconds(16);

  static final Duration BODY_PATIENCE = Duration.ofSeconds(5);

  @Override
  public Map<String, String> start() {
    return Map.of(
        "quarkus.http.limits.max-connections", Integer.toString(MAX_CONNECTIONS),
        "fleet.gateway.request-patience", REQUEST_PATIENCE.toSeconds() + "s",
        "fleet.gateway.body-patience", BODY_PATIENCE.toSeconds() + "s");
  }

  @Override
  public void stop() {
    // nothing was opened
  }
}
