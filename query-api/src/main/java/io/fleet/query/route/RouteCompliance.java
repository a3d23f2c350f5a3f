package io.fleet.query.route;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a vehicle kept to a route, over all trips since it had it. What is not known is left out.
 *
 * @param key vehicle and since when it has the route, in one
 * @param planId the delivery plan that names the route
 * @param since since when the vehicle has had it
 * @param trips with the route to take
 * @param completed trips that came to its end
 * @param compliance share of insideM in insideM and offM, 0 to 1
 * @param progress how far along it was come at most, as a share of its length
 * @param episodes off the route
 */
@Schema(name = "RouteCompliance", description = "How a vehicle kept to a route.")
public record RouteCompliance(
    String key,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "tour-7") String routeId,
    String planId,
    Instant since,
    Instant firstAt,
    Instant lastAt,
    long trips,
    long completed,
    double beforeM,
    double insideM,
    double offM,
    double afterM,
    @Schema(examples = "0.94") Double compliance,
    Double progress,
    long episodes,
    double maxOffM) {

  static RouteCompliance read(Row row) throws SQLException {
    return new RouteCompliance(
        row.text("assignment"),
        row.text("vehicle_id"),
        row.text("route_id"),
        row.text("plan_id"),
        row.time("since_ms"),
        row.time("first_at_ms"),
        row.time("last_at_ms"),
        row.integer("trips"),
        row.integer("completed"),
        row.decimal("before_m"),
        row.decimal("inside_m"),
        row.decimal("off_m"),
        row.decimal("after_m"),
        row.decimal("compliance"),
        row.decimal("progress"),
        row.integer("episodes"),
        row.decimal("max_off_m"));
  }
}
