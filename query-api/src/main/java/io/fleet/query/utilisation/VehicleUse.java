package io.fleet.query.utilisation;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One vehicle over a stretch of whole days.
 *
 * @param vehicleClass as reference data says, left out if it says none
 * @param daysToOperate days for which its calendar has hours, from the day it was first heard on
 * @param daysKnown days on which it was heard of
 * @param usedDays days on which a drive began
 * @param drivingS on trips, s
 * @param standingS standing, idling included, s
 * @param workshopS in fences with the tag workshop, s
 * @param loadedS from leaving a fence with the tag depot to the last stop of each delivery plan, s
 * @param distanceM all metres counted
 * @param rules that flag it, each once
 */
@Schema(description = "How a vehicle was used over some days.")
public record VehicleUse(
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "van") String vehicleClass,
    long daysToOperate,
    long daysKnown,
    long usedDays,
    double drivingS,
    double standingS,
    double workshopS,
    double loadedS,
    double distanceM,
    @Schema(examples = "[\"idle_asset\"]") List<String> rules) {

  static VehicleUse read(Row row) throws SQLException {
    String rules = row.text("rules");
    return new VehicleUse(
        row.text("vehicle_id"),
        row.text("vehicle_class"),
        row.integer("days_to_operate"),
        row.integer("days_known"),
        row.integer("used_days"),
        row.decimal("driving_s"),
        row.decimal("standing_s"),
        row.decimal("workshop_s"),
        row.decimal("loaded_s"),
        row.decimal("distance_m"),
        rules == null ? List.of() : List.of(rules.split(",")));
  }
}
