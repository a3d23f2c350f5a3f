package io.fleet.gateway.mqtt;

import java.time.Instant;

/**
 * What was decided about a CONNECT.
 *
 * @param refusal why the device is not let in, or null
 * @param expiresAt when its token is no longer good; null if it is refused
 */
record ConnectVerdict(ConnectRefusal refusal, Instant expiresAt) {

  static ConnectVerdict refused(ConnectRefusal refusal) {
    return new ConnectVerdict(refusal, null);
  }

  boolean isAccepted() {
    return refusal == null;
  }
}
