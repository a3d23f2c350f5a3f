package io.fleet.simulator.trial;

/**
 * A message as it reaches the log.
 *
 * @param arrivalMs when, epoch milliseconds
 * @param vehicleId its key
 * @param json as the device posted it
 * @param repeated whether it has arrived before
 */
public record Arrival(long arrivalMs, String vehicleId, byte[] json, boolean repeated) {}
