package io.fleet.query.day;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The fleet now, as far as the caller sees it.
 *
 * @param vehicles known at all
 * @param vehiclesByState moving, standing, parked, offline and so on, those that occur
 * @param openAlerts raised and neither resolved nor closed by a person
 * @param openAlertsBySeverity severities that occur, highest first
 * @param today what was driven since the day began
 */
@Schema(description = "The fleet now, as far as the caller sees it.")
public record FleetOverview(
    Instant at,
    long vehicles,
    Map<String, Long> vehiclesByState,
    long openAlerts,
    List<OfSeverity> openAlertsBySeverity,
    DayTotals today) {

  /**
   * Open alerts of one severity.
   *
   * @param severity 1 low to 4 critical
   * @param notAcknowledged of these, how many nobody has taken in hand
   */
  @Schema(name = "OpenAlertsOfSeverity", description = "Open alerts of one severity.")
  public record OfSeverity(long severity, long alerts, long notAcknowledged) {}
}
