package io.fleet.gateway.admit;

import io.fleet.events.Topic;

/**
 * One record for the log.
 *
 * @param topic where it goes
 * @param key what decides its partition: a vehicle, a driver, or a version's own key
 * @param value its bytes
 */
public record LogEntry(Topic topic, String key, byte[] value) {
  /** The record that stands under a vehicle. */
  static LogEntry telemetry(String vehicleId, byte[] value) {
    return new LogEntry(Topic.TELEMETRY_RAW, vehicleId, value);
  }
}
