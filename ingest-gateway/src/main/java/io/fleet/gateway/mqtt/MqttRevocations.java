package io.fleet.gateway.mqtt;

import io.fleet.gateway.security.RevocationListener;
import jakarta.inject.Singleton;

/** Closes the connections of a device whose credential was revoked. */
@Singleton
class MqttRevocations implements RevocationListener {
  private final ConnectionRegistry registry;

  MqttRevocations(ConnectionRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void revoked(String deviceId) {
    registry.revoke(deviceId);
  }
}
