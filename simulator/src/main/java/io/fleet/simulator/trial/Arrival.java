package io.fleet.simulator.trial;

import io.fleet.events.DeliveryScan;

/**
 * A message as it reaches the log: a device's telemetry, or what was scanned at a stop.
 *
 * @param arrivalMs when, epoch milliseconds
 * @param vehicleId its key
 * @param scan what it says, null for telemetry
 * @param json as it was posted
 * @param repeated whether it has arrived before
 */
public record Arrival(
    long arrivalMs, String vehicleId, DeliveryScan scan, byte[] json, boolean repeated) {
  /** A device's message. */
  Arrival(long arrivalMs, String vehicleId, byte[] json, boolean repeated) {
    this(arrivalMs, vehicleId, null, json, repeated);
  }

  /** The same no sooner than at a moment. */
  Arrival notBefore(long atMs) {
    return new Arrival(Math.max(atMs, arrivalMs), vehicleId, scan, json, repeated);
  }

  /** Whether it is a scan and not telemetry. */
  public boolean isScan() {
    return scan != null;
  }
}
