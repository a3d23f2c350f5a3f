package io.fleet.query.route;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one trip did with a route its vehicle had to take. What is not known is left out.
 *
 * @param updatedAt when the log took what brought this version about
 * @param planId the delivery plan that names the route
 * @param since since when the vehicle has had it
 * @param state open or closed, as the trip
 * @param phase approaching (not on it yet), on_route or completed
 * @param beforeM metres before the route was come to
 * @param insideM metres in its corridor
 * @param offM metres out of it
 * @param afterM metres after its end
 * @param compliance share of insideM in insideM and offM, 0 to 1; left out before the route is come
 *     to
 * @param reachedM how far along it was come at most, by this trip and those before it
 * @param progress the same as a share of its length
 * @param coveredM how much of it was driven, by this trip and those before it
 * @param episodes off the route, begun on this trip
 * @param completedAt when its end was reached
 */
@Schema(name = "RouteRun", description = "What one trip did with a route its vehicle had to take.")
public record RouteRun(
    @Schema(examples = "8c1d6d4e-6f0c-5b9f-9d9a-0d4f3a0fc001") String runId,
    long version,
    Instant updatedAt,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "tour-7") String routeId,
    String planId,
    Instant since,
    String tripId,
    String driverId,
    @Schema(examples = "closed") String state,
    @Schema(examples = "completed") String phase,
    Instant startedAt,
    Instant endedAt,
    double beforeM,
    double insideM,
    double offM,
    double afterM,
    @Schema(examples = "0.94") Double compliance,
    double lengthM,
    double reachedM,
    Double progress,
    double coveredM,
    long episodes,
    double maxOffM,
    Instant completedAt) {

  static RouteRun read(Row row) throws SQLException {
    return new RouteRun(
        row.text("run"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("vehicle_id"),
        row.text("route_id"),
        row.text("plan_id"),
        row.time("since_ms"),
        row.text("trip"),
        row.text("driver_id"),
        row.text("state"),
        row.text("phase"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("before_m"),
        row.decimal("inside_m"),
        row.decimal("off_m"),
        row.decimal("after_m"),
        row.decimal("compliance"),
        row.decimal("length_m"),
        row.decimal("reached_m"),
        row.decimal("progress"),
        row.decimal("covered_m"),
        row.integer("episodes"),
        row.decimal("max_off_m"),
        row.time("completed_at_ms"));
  }
}
