package io.fleet.query.route;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest version of a time a vehicle was off its route. What is not known is left out.
 *
 * @param updatedAt when the log took what brought this version about
 * @param planId the delivery plan that names the route
 * @param state open or closed
 * @param closedBy back, trip_end, gap (nothing was heard of it) or route (not to be taken any more)
 * @param startedAt the first fix off the route
 * @param endedAt the first fix back on it, else the last one off it
 * @param maxOffM metres off it at most
 * @param distanceM metres driven off it
 * @param leftAlongM metres along the route when it left
 * @param backAlongM metres along the route where it came back
 */
@Schema(name = "OffRouteEpisode", description = "A time in which a vehicle was off its route.")
public record OffRouteEpisode(
    @Schema(examples = "1b0d6d4e-6f0c-5b9f-9d9a-0d4f3a0fc001") String episodeId,
    long version,
    Instant updatedAt,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "tour-7") String routeId,
    String planId,
    String tripId,
    String driverId,
    @Schema(examples = "closed") String state,
    @Schema(examples = "back") String closedBy,
    Instant startedAt,
    Instant endedAt,
    Double durationS,
    double maxOffM,
    double distanceM,
    double leftAlongM,
    Double backAlongM,
    Position left,
    Position back) {

  static OffRouteEpisode read(Row row) throws SQLException {
    return new OffRouteEpisode(
        row.text("episode"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("vehicle_id"),
        row.text("route_id"),
        row.text("plan_id"),
        row.text("trip"),
        row.text("driver_id"),
        row.text("state"),
        row.text("closed_by"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("duration_s"),
        row.decimal("max_off_m"),
        row.decimal("distance_m"),
        row.decimal("left_along_m"),
        row.decimal("back_along_m"),
        Position.orNull(row.decimal("left_lat"), row.decimal("left_lon")),
        Position.orNull(row.decimal("back_lat"), row.decimal("back_lon")));
  }
}
