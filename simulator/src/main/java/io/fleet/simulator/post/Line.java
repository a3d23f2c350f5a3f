package io.fleet.simulator.post;

/**
 * Something that waits to be sent.
 *
 * @param vehicleId whose it is
 * @param request method and path below the gateway, parted by a blank; empty for telemetry
 * @param json as it is sent; not to be changed; null without a body
 */
public record Line(String vehicleId, String request, byte[] json) {
  /** A device's message. */
  public Line(String vehicleId, byte[] json) {
    this(vehicleId, "", json);
  }
}
