package io.fleet.query.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A month of the fleet, for an insurer. Nobody is named.
 *
 * @param rows the fleet (class all), then each class
 */
@Schema(description = "A month of the fleet, for an insurer. Nobody is named.")
public record InsurerReport(
    @Schema(examples = "2026-03") String month, Instant from, Instant to, List<Row> rows) {

  /**
   * The fleet or one class.
   *
   * @param vehicleClass all, a class, or unknown
   * @param crashes confirmed ones
   * @param overLimitShare time in overspeed episodes of the time in motion
   * @param drivers who drove, by the class they drove most
   * @param medianScore of those with a score
   */
  @Schema(name = "InsurerReportRow", description = "The fleet or one class.")
  public record Row(
      @Schema(examples = "van") String vehicleClass,
      long vehicles,
      double distanceKm,
      long crashes,
      Double crashesPerMillionKm,
      long harshEvents,
      Double harshEventsPerHundredKm,
      double drivingS,
      double overLimitS,
      Double overLimitShare,
      long drivers,
      long driversWithoutScore,
      Double medianScore,
      Scores scores,
      Coverage coverage) {}

  /** How many drivers have which score. */
  @Schema(name = "InsurerReportScores", description = "How many drivers have which score.")
  public record Scores(long below60, long from60, long from70, long from80, long from90) {}

  /** What is known of the metres, as shares of the distance. */
  @Schema(name = "InsurerReportCoverage", description = "What is known of the metres, as shares.")
  public record Coverage(
      Double knownDriver, Double measuredSpeed, Double privateMode, Double unjudged) {}
}
