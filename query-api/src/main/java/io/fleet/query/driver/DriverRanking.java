package io.fleet.query.driver;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Drivers of a window among their equals.
 *
 * @param places by class, traffic and rank, at most 10,000
 */
@Schema(description = "Drivers of a window among their equals.")
public record DriverRanking(
    @Schema(examples = "30d") String window,
    String profile,
    Instant from,
    Instant to,
    List<Place> places) {

  /**
   * Where a driver stands in the group.
   *
   * @param vehicleClass the class driven most; left out if nobody has described it
   * @param traffic open road, mixed or town: below 50 km/h less than a third of the metres, less
   *     than two thirds, more
   * @param townShare metres below 50 km/h of those whose speed is known
   * @param groupRank 1 is the best; equal scores share it; left out where there is a reason
   * @param reason why there is no rank
   */
  @Schema(name = "DriverRankingPlace", description = "Where a driver stands in the group.")
  public record Place(
      @Schema(examples = "drv-4") String driverId,
      @Schema(examples = "van") String vehicleClass,
      @Schema(examples = "town") String traffic,
      Double townShare,
      double distanceM,
      Double score,
      Double rawScore,
      long groupSize,
      Long groupRank,
      String reason) {

    static Place read(Row row) throws SQLException {
      return new Place(
          row.text("driver_id"),
          row.text("vehicle_class"),
          row.text("traffic"),
          row.decimal("below_50_share"),
          row.decimal("distance_m"),
          row.decimal("score"),
          row.decimal("raw_score"),
          row.integer("group_size"),
          row.integer("group_rank"),
          row.text("reason"));
    }
  }
}
