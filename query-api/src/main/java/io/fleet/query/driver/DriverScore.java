package io.fleet.query.driver;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A driver's score over the totals of a window, or of one trip. Without enough data there is a
 * reason and no score.
 *
 * @param tripId the trip, if it is one's
 * @param window 24h, 7d, 30d or trip
 * @param profile by which weights
 * @param from the window's start; trips that started in it count
 * @param to its end
 * @param score 0 to 100
 * @param rawScore the score before it is clamped to 0 to 100; rankings use it
 * @param reason why there is no score
 * @param distanceM on trips of the window
 * @param judgedDistanceM of it what harsh events are counted over
 * @param privateShare of the distance, in private mode
 * @param unjudgedShare of the distance, where a manoeuvre could not have been seen
 * @param drivingS time in which the vehicle moved
 * @param overLimitS time in overspeed episodes
 * @param deductions what took points away
 * @param eventIds the harsh events among the items that took points
 * @param episodeIds the overspeed episodes among them
 * @param crashIds the confirmed crashes among them
 * @param items each event, episode and crash with its points, and what was excluded; what weighs
 *     most first, at most 1000
 * @param days each day's score; left out of a trip's
 */
@Schema(description = "A driver's score over the totals of a window, with every deduction.")
public record DriverScore(
    @Schema(examples = "drv-4") String driverId,
    String tripId,
    @Schema(examples = "7d") String window,
    @Schema(examples = "standard") String profile,
    Instant from,
    Instant to,
    Double score,
    Double rawScore,
    @Schema(examples = "not enough data") String reason,
    long trips,
    double distanceM,
    double judgedDistanceM,
    Double privateShare,
    Double unjudgedShare,
    double drivingS,
    double overLimitS,
    Counts counts,
    Deductions deductions,
    List<String> eventIds,
    List<String> episodeIds,
    List<String> crashIds,
    List<Item> items,
    List<Day> days) {

  /** How often what happened. */
  @Schema(name = "DriverScoreCounts", description = "How often what happened.")
  public record Counts(
      long harshBraking,
      long harshAcceleration,
      long harshCornering,
      long crashes,
      long overspeedEpisodes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
  }

  /** Points taken away, by kind; left out where nothing was driven. */
  @Schema(name = "DriverScoreDeductions", description = "Points taken away, by kind.")
  public record Deductions(
      Double braking, Double acceleration, Double cornering, Double crash, Double overspeed) {
    static final Deductions UNKNOWN = new Deductions(null, null, null, null, null);
  }

  /**
   * One event, episode or crash.
   *
   * @param severity 1 to 3
   * @param points what it takes away; 0 if it was excluded
   * @param state contested, excluded, rejected or restored; left out if nobody has said anything
   */
  @Schema(name = "DriverScoreItem", description = "One event, episode or crash with its points.")
  public record Item(
      String eventId,
      @Schema(examples = "harsh_braking") String kind,
      String vehicleId,
      String tripId,
      Instant startedAt,
      long severity,
      Double points,
      @Schema(examples = "contested") String state) {}

  /** A day's score, by the start of the trips, in UTC. */
  @Schema(name = "DriverScoreDay", description = "A day's score, by the start of its trips (UTC).")
  public record Day(
      @Schema(examples = "2026-01-31") String day,
      Double score,
      Double rawScore,
      String reason,
      double distanceM) {}
}
