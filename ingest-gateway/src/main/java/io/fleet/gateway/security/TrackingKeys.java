package io.fleet.gateway.security;

import java.util.Optional;

/**
 * Finds the device behind a tracking key: a credential of at least 128 random bits for tracker apps
 * that can name themselves but show no token. It may write telemetry of its vehicle and do nothing
 * else; it is never logged or told in a metric.
 */
public interface TrackingKeys {
  /** The device whose key it is, empty if there is none or it was revoked. */
  Optional<String> deviceOf(String key);
}
