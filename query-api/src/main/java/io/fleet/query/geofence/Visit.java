package io.fleet.query.geofence;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest version of a visit. What is not known is left out.
 *
 * @param updatedAt when the log took what brought this version about
 * @param state open or closed
 * @param closedBy exit, crossed (gone through between two fixes) or fence (removed, or its hours
 *     ended)
 * @param inferred whether no fix lay inside
 * @param enteredAt when the edge was crossed, reckoned between two fixes
 * @param exitedAt the same of leaving
 * @param durationS from coming in to leaving, seconds
 */
@Schema(name = "GeofenceVisit", description = "The newest version of a visit to a geofence.")
public record Visit(
    @Schema(examples = "5f0d6d4e-6f0c-5b9f-9d9a-0d4f3a0fc001") String visitId,
    long version,
    Instant updatedAt,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "depot-north") String fenceId,
    @Schema(examples = "closed") String state,
    @Schema(examples = "exit") String closedBy,
    Boolean inferred,
    String driverId,
    String tripId,
    Instant enteredAt,
    Instant exitedAt,
    Double durationS,
    Position entry,
    Position exit) {

  static Visit read(Row row) throws SQLException {
    return new Visit(
        row.text("visit"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("vehicle_id"),
        row.text("fence_id"),
        row.text("state"),
        row.text("closed_by"),
        row.flag("inferred"),
        row.text("driver_id"),
        row.text("trip"),
        row.time("entered_at_ms"),
        row.time("exited_at_ms"),
        row.decimal("duration_s"),
        Position.orNull(row.decimal("entry_lat"), row.decimal("entry_lon")),
        Position.orNull(row.decimal("exit_lat"), row.decimal("exit_lon")));
  }
}
