package io.fleet.query.driver;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A driver's score over the totals of a window. Without enough data there is a reason and no score.
 *
 * @param window 24h, 7d or 30d
 * @param from the window's start; trips that started in it count
 * @param to its end
 * @param score 0 to 100
 * @param rawScore the score before it is clamped to 0 to 100; rankings use it
 * @param reason why there is no score
 * @param distanceM on trips of the window
 * @param drivingS time in which the vehicle moved
 * @param overLimitS time in overspeed episodes
 * @param deductions what took points away
 * @param eventIds the harsh events behind the deductions, at most 1000
 * @param episodeIds the overspeed episodes behind them, at most 1000
 */
@Schema(description = "A driver's score over the totals of a window, with every deduction.")
public record DriverScore(
    @Schema(examples = "drv-4") String driverId,
    @Schema(examples = "7d") String window,
    Instant from,
    Instant to,
    Double score,
    Double rawScore,
    @Schema(examples = "not enough data") String reason,
    long trips,
    double distanceM,
    double drivingS,
    double overLimitS,
    Counts counts,
    Deductions deductions,
    List<String> eventIds,
    List<String> episodeIds) {

  /** How often what happened. */
  @Schema(name = "DriverScoreCounts", description = "How often what happened.")
  public record Counts(
      long harshBraking, long harshAcceleration, long harshCornering, long overspeedEpisodes) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  /** Points taken away, by kind; left out where nothing was driven. */
  @Schema(name = "DriverScoreDeductions", description = "Points taken away, by kind.")
  public record Deductions(
      Double braking, Double acceleration, Double cornering, Double overspeed) {
    static final Deductions UNKNOWN = new Deductions(null, null, null, null);
  }
}
