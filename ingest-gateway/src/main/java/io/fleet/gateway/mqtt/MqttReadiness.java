package io.fleet.gateway.mqtt;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when devices can connect, or MQTT is switched off. */
@Readiness
@Singleton
class MqttReadiness implements HealthCheck {
  private final MqttSettings settings;
  private final MqttLifecycle lifecycle;

  MqttReadiness(MqttSettings settings, MqttLifecycle lifecycle) {
    this.settings = settings;
    this.lifecycle = lifecycle;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("mqtt")
        .status(!settings.isSpoken() || lifecycle.isListening())
        .withData("enabled", settings.enabled())
        .withData("tls", settings.tls().isPresent())
        .build();
  }
}
