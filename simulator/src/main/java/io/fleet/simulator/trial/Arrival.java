package io.fleet.simulator.trial;

import io.fleet.events.DeliveryScan;
import io.fleet.simulator.round.Scan;

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

  /** What was scanned, no sooner than at a moment. */
  Arrival(Scan scan, long atMs) {
    this(
        Math.max(atMs, scan.arrivalMs()), scan.scan().vehicleId(), scan.scan(), scan.json(), false);
  }

  /** Whether it is a scan and not telemetry. */
  public boolean isScan() {
    return scan != null;
  }
}
