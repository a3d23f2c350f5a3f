package io.fleet.simulator;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryWriter;

/**
 * One message of a simulated device.
 *
 * @param telemetry what it says
 * @param eventId the device's own id, or null for a device that gives none
 */
public record SimulatedEvent(Telemetry telemetry, String eventId) {
  /** As the device posts it. */
  public byte[] json() {
    return TelemetryWriter.write(telemetry, eventId);
  }
}
