package io.fleet.gateway.http;

import io.fleet.gateway.admit.Channel;
import io.fleet.gateway.admit.VehicleScope;

/**
 * What a path means its bodies to be.
 *
 * @param protocol the protocol in metrics
 * @param channel what the body holds
 * @param reading makes telemetry JSON of the expanded body
 */
record Intent(String protocol, Channel channel, Reading reading) {

  /** Makes telemetry JSON of a body, and says for whom its sender may speak. */
  interface Reading {
    /**
     * @throws ProblemException if nothing can be made of it
     */
    Content read(byte[] body);
  }

  /**
   * Telemetry to be admitted.
   *
   * @param json events as devices post them
   * @param scope the vehicles the sender may speak for
   */
  record Content(byte[] json, VehicleScope scope) {}
}
