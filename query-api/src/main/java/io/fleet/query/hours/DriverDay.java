package io.fleet.query.hours;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a driver did on one of their days. Times of activities are seconds.
 *
 * @param day by the driver's own clock
 * @param profile of the rules in force: eu561, us-hos, van or off
 * @param assumedBreakS of breakS: nobody told of it, the vehicle stood or was silent
 * @param violations limits exceeded on that day
 */
@Schema(description = "What a driver did on one of their days. Advisory, no tachograph record.")
public record DriverDay(
    @Schema(examples = "drv-4") String driverId,
    @Schema(examples = "2026-01-31") String day,
    @Schema(examples = "Europe/Berlin") String zone,
    long version,
    Instant updatedAt,
    @Schema(examples = "eu561") String profile,
    Double drivingS,
    Double workS,
    Double availableS,
    Double breakS,
    Double assumedBreakS,
    Double restS,
    Instant firstAt,
    Instant lastAt,
    Long violations) {

  static DriverDay read(Row row) throws SQLException {
    return new DriverDay(
        row.text("driver_id"),
        row.text("day_text"),
        row.text("zone"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("profile"),
        row.decimal("driving_s"),
        row.decimal("work_s"),
        row.decimal("available_s"),
        row.decimal("break_s"),
        row.decimal("assumed_break_s"),
        row.decimal("rest_s"),
        row.time("first_at_ms"),
        row.time("last_at_ms"),
        row.integer("violations"));
  }
}
