package io.fleet.query.behaviour;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The newest version of an event of any kind. What is not known, or makes no sense for the kind, is
 * left out.
 *
 * @param kind harsh_braking, harsh_acceleration, harsh_cornering, crash, overspeed, idling or tow
 * @param updatedAt when the log took what brought this version about
 * @param state open or closed; of a crash suspected, confirmed or cleared
 * @param endedAt of what is open: its last moment so far
 * @param severity 1 low, 2 medium, 3 high, 4 critical
 * @param peakG greatest acceleration, g
 * @param peakKmph greatest speed of an overspeed episode
 * @param fuelUsedL while idling
 * @param distanceM driven above the limit, or towed
 * @param decision excluded, rejected or restored: what an operator decided last
 * @param contested whether a driver objects and nobody has decided yet
 */
@Schema(description = "The newest version of an event of any kind.")
public record BehaviourEvent(
    @Schema(examples = "6d1f7a2e-6b1c-5c1e-9a55-0f2f4c1f7a11") String eventId,
    @Schema(examples = "harsh_braking") String kind,
    long version,
    Instant updatedAt,
    @Schema(examples = "van-17") String vehicleId,
    String driverId,
    String tripId,
    @Schema(examples = "closed") String state,
    Instant startedAt,
    Instant endedAt,
    Double durationS,
    Long severity,
    Double peakG,
    Double peakKmph,
    Double limitKmph,
    Double fuelUsedL,
    Double distanceM,
    @Schema(examples = "excluded") String decision,
    Boolean contested,
    Position position) {

  static BehaviourEvent read(Row row) throws SQLException {
    return new BehaviourEvent(
        row.text("event"),
        row.text("kind"),
        row.integer("version"),
        Versions.updatedAt(row.integer("version")),
        row.text("vehicle_id"),
        row.text("driver_id"),
        row.text("trip"),
        row.text("state"),
        row.time("started_at_ms"),
        row.time("ended_at_ms"),
        row.decimal("duration_s"),
        row.integer("severity"),
        row.decimal("peak_g"),
        row.decimal("peak_kmph"),
        row.decimal("limit_kmph"),
        row.decimal("fuel_used_l"),
        row.decimal("distance_m"),
        row.text("decision"),
        row.flag("contested"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
