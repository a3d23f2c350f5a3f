package io.fleet.query.utilisation;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something odd about a vehicle's use.
 *
 * @param flag under_used, multi_trip, downtime
 * @param rule that made it: used_days (days), class_distance (metres), trips_a_day (trips),
 *     idle_asset (seconds of its calendar)
 * @param startedAt since when it holds
 * @param endedAt until when it is known to hold
 * @param amount what was counted, in the unit of the rule
 * @param bound what it is beyond, in the same unit
 */
@Schema(description = "Something odd about a vehicle's use, and the rule that says so.")
public record UseFlag(
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "downtime") String flag,
    @Schema(examples = "idle_asset") String rule,
    Instant startedAt,
    Instant endedAt,
    double amount,
    double bound) {

  static UseFlag read(Row row) throws SQLException {
    return new UseFlag(
        row.text("vehicle"),
        row.text("flag"),
        row.text("rule"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("amount"),
        row.decimal("bound"));
  }

  String id() {
    return vehicleId + '/' + rule;
  }
}
