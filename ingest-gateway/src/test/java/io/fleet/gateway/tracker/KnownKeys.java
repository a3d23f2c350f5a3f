package io.fleet.gateway.tracker;

import io.fleet.gateway.security.TrackingKeys;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys that were issued to the devices of these tests. */
@Alternative
@Priority(1)
@Singleton
public class KnownKeys implements TrackingKeys {
  private final Map<String, String> devices = new ConcurrentHashMap<>();

  void issue(String key, String deviceId) {
    devices.put(key, deviceId);
  }

  void revoke(String key) {
    devices.remove(key);
  }

  @Override
  public Optional<String> deviceOf(String key) {
    return Optional.ofNullable(devices.get(key));
  }
}
