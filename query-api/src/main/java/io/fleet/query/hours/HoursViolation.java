package io.fleet.query.hours;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A limit that a driver exceeded, or a break that was cut short.
 *
 * @param violationId its alert's id; left out where the caller may not see the vehicle
 * @param rule which limit, by its name in the alert {@code driving_hours}; {@code break} for a
 *     break cut short
 * @param vehicleId driven when it was exceeded; left out where the caller may not see it
 * @param startedAt beginning of what is counted
 * @param exceededAt when the limit was reached
 * @param endedAt end of the count, if it has ended
 * @param usedS counted; of a break what it lasted
 * @param limitS allowed; of a break what was due
 * @param assumedBreaks whether pauses that nobody told of were counted
 */
@Schema(description = "A limit that a driver exceeded. Advisory, no tachograph record.")
public record HoursViolation(
    String violationId,
    long version,
    Instant updatedAt,
    @Schema(examples = "drv-4") String driverId,
    @Schema(examples = "unbroken_driving") String rule,
    @Schema(examples = "eu561") String profile,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "2026-01-31") String day,
    Instant startedAt,
    Instant exceededAt,
    Instant endedAt,
    Double usedS,
    Double limitS,
    Boolean assumedBreaks) {

  static HoursViolation read(Row row) throws SQLException {
    return new HoursViolation(
        row.text("violation"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("driver_id"),
        row.text("rule"),
        row.text("profile"),
        row.text("vehicle"),
        row.text("day"),
        row.time("started_at_ms"),
        row.time("exceeded_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("used_s"),
        row.decimal("limit_s"),
        row.flag("assumed_breaks"));
  }
}
