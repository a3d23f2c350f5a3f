package io.fleet.gateway.security;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/** A gateway that manages no devices: signed tokens alone count. */
@DefaultBean
@Singleton
public class NoDevices implements KnownDevices, TrackingKeys {
  @Override
  public boolean isLoaded() {
    return true;
  }

  @Override
  public Optional<DeviceLogin> ofToken(String token) {
    return Optional.empty();
  }

  @Override
  public Optional<DeviceLogin> ofCertificate(X509Certificate certificate) {
    return Optional.empty();
  }

  @Override
  public boolean admitsTokenOf(String deviceId, Instant issuedAt) {
    return true;
  }

  @Override
  public Optional<String> deviceOf(String key) {
    return Optional.empty();
  }
}
