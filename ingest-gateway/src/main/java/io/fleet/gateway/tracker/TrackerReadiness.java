package io.fleet.gateway.tracker;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when tracker apps can connect, or are not wanted. */
@Readiness
@Singleton
class TrackerReadiness implements HealthCheck {
  private final TrackerSettings settings;
  private final TrackerLifecycle lifecycle;

  TrackerReadiness(TrackerSettings settings, TrackerLifecycle lifecycle) {
    this.settings = settings;
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("tracker")
        .status(!settings.enabled() || lifecycle.isListening())
        .withData("enabled", settings.enabled())
        .build();
  }
}
