package io.fleet.query.trip;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A trip that a driver app declared, and the detected one that it was.
 *
 * @param declaredTripId what the app calls it
 * @param declaredTo the last that the app said of it
 * @param declaredDistanceM what the app says was driven
 * @param tripId the detected trip; left out if nothing was driven
 * @param matchedBy trip_id (telemetry names it), time (they share the most of it), not driven
 * @param startOffsetS how much later the detected one began; negative if earlier
 * @param endOffsetS the same of the end, once the app has told of it
 * @param distanceM what was driven
 */
@Schema(description = "A trip that a driver app declared, and the detected one that it was.")
public record DeclaredTrip(
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "app-77") String declaredTripId,
    Instant declaredFrom,
    Instant declaredTo,
    Double declaredDistanceM,
    String tripId,
    @Schema(examples = "time") String matchedBy,
    Double startOffsetS,
    Double endOffsetS,
    Double distanceM) {

  static DeclaredTrip read(Row row) throws SQLException {
    return new DeclaredTrip(
        row.text("vehicle"),
        row.text("declared_trip_id"),
        row.time("declared_from_ms"),
        row.time("declared_to_ms"),
        row.decimal("declared_distance_m"),
        row.text("trip"),
        row.text("matched_by"),
        row.decimal("start_offset_s"),
        row.decimal("end_offset_s"),
        row.decimal("distance_m"));
  }

  String id() {
    return vehicleId + '/' + declaredTripId;
  }
}
