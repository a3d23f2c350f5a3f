package io.fleet.gateway.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings for tests of single parts. */
final class Settings {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Settings() {}

  static MqttSettings maxConnections(int maxConnections) {
    return of(1883, maxConnections, 1, 1, PATIENCE, List.of());
  }

  static MqttSettings of(
      int port,
      int maxConnections,
      int maxUnacknowledged,
      int maxMessageBytes,
      Duration connectPatience,
      List<String> trustedNetworks) {
    return new MqttSettings(
        true,
        "h",
        port,
        8883,
        Optional.empty(),
        maxConnections,
        maxUnacknowledged,
        maxMessageBytes,
        connectPatience,
        100,
        trustedNetworks,
        Duration.ofMinutes(20));
  }
}
