package io.fleet.query.driver;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A driver, by pseudonym. What is not known is left out.
 *
 * @param lastSeen the newest time an event, a trip or a vehicle's newest message names the driver
 * @param lastVehicleId the vehicle of that time
 * @param lastEvent the newest of the driver's own events
 */
@Schema(description = "A driver, by pseudonym. What is not known is left out.")
public record Driver(
    @Schema(examples = "drv-4") String driverId,
    Instant lastSeen,
    String lastVehicleId,
    Event lastEvent) {

  /**
   * What a driver did.
   *
   * @param eventType driver_login, driver_logout, break_start, break_end or driver_incident
   */
  @Schema(name = "DriverEvent", description = "What a driver did.")
  public record Event(
      @Schema(examples = "driver_login") String eventType, Instant ts, String vehicleId) {}
}
