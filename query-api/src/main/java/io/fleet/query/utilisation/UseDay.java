package io.fleet.query.utilisation;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One vehicle's day. Its four kinds of time add up to the day, of today to what has passed of it;
 * its metres are those of trips and of none.
 *
 * @param startsAt when the day begins in its zone
 * @param dayS how long the day is, 23 to 25 hours, s
 * @param drivingS on trips, halts below a minute included, s
 * @param idlingS standing with the engine on, s
 * @param standingS standing otherwise, s
 * @param offlineS nothing heard, s
 * @param engineOnS with the ignition on, as far as messages tell, s
 * @param trips that began on that day
 * @param distanceM all metres counted
 * @param unassignedDistanceM of these, on no trip
 * @param odometerGainM what the odometer says beside it
 */
@Schema(description = "What a vehicle's day was counted as.")
public record UseDay(
    @Schema(examples = "2026-01-31") String day,
    Instant startsAt,
    @Schema(examples = "van-17") String vehicleId,
    long dayS,
    double drivingS,
    double idlingS,
    double standingS,
    double offlineS,
    Double engineOnS,
    long trips,
    double distanceM,
    double unassignedDistanceM,
    Double odometerGainM) {

  static UseDay read(Row row) throws SQLException {
    return new UseDay(
        row.text("day"),
        row.time("starts_at_ms"),
        row.text("vehicle"),
        row.integer("day_s"),
        row.decimal("driving_s"),
        row.decimal("idling_s"),
        row.decimal("standing_s"),
        row.decimal("offline_s"),
        row.decimal("engine_on_s"),
        row.integer("trips"),
        row.decimal("distance_m"),
        row.decimal("unassigned_distance_m"),
        row.decimal("odometer_gain_m"));
  }
}
