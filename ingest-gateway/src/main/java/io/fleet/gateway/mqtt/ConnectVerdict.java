package io.fleet.gateway.mqtt;

import java.time.Instant;

/**
 * What was decided about a CONNECT.
 *
 * @param refusal why the device is not let in, or null
 * @param deviceId whose connection it is; null if it is refused
 * @param expiresAt when its token or certificate is no longer good; null if it is refused
 */
record ConnectVerdict(ConnectRefusal refusal, String deviceId, Instant expiresAt) {

  static ConnectVerdict refused(ConnectRefusal refusal) {
    return new ConnectVerdict(refusal, null, null);
  }

  boolean isAccepted() {
    return refusal == null;
  }
}
