package io.fleet.simulator.post;

/**
 * A message that waits to be sent.
 *
 * @param vehicleId whose it is
 * @param json as it is sent; not to be changed
 */
public record Line(String vehicleId, byte[] json) {}
