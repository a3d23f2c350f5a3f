package io.fleet.gateway.admit;

import io.fleet.events.Refusal;

/**
 * Which vehicle an event of a sender is of.
 *
 * @param vehicleId the vehicle; null if that cannot be told
 * @param refusal why the sender may not speak for it, or null
 */
record Whose(String vehicleId, Refusal refusal) {
  static Whose of(String vehicleId) {
    return new Whose(vehicleId, null);
  }

  boolean isRefused() {
    return refusal != null;
  }
}
