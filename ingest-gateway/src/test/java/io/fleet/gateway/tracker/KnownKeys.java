package io.fleet.gateway.tracker;

import io.fleet.gateway.device.DeviceLogins;
import io.fleet.gateway.security.TrackingKeys;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys that tests have made up, beside those that were issued. */
@Alternative
@Priority(1)
@Singleton
public class KnownKeys implements TrackingKeys {
  private final Map<String, String> devices = new ConcurrentHashMap<>();
  private final DeviceLogins issued;

  KnownKeys(DeviceLogins issued) {
    this.issued = issued;
  }

  void issue(String key, String deviceId) {
    devices.put(key, deviceId);
  }

  void revoke(String key) {
    devices.remove(key);
  }

  @Override
  public Optional<String> deviceOf(String key) {
    return Optional.ofNullable(devices.get(key)).or(() -> issued.deviceOf(key));
  }
}
