package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Row;
import io.fleet.query.page.Versions;
import io.fleet.query.place.Position;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stop of a delivery plan in its newest version. What is not known is left out.
 *
 * @param stopKey vehicle, plan, since when the vehicle has it, and stop, in one: its id
 * @param version 0 as long as nothing has become of it
 * @param updatedAt when the log took what brought this version about
 * @param planSince since when the vehicle has the plan
 * @param sequence planned place in the order, from 1; 0 if unplanned
 * @param drivenSequence place in the order driven, from 1
 * @param outcome delivered, failed or skipped as scanned
 * @param source what the state is told by: scan, place, plan
 * @param arrivalSource scan or place
 * @param dwellS from the beginning of the service to departure
 * @param waitingS from arrival to the beginning of the service
 * @param lateS after the window's end; negative before it
 * @param dropGroup the first place in the order among stops whose circles overlap
 * @param placeDistanceM how far from it the vehicle stood
 * @param farScanM how far away the vehicle was at a scan that it was not near
 * @param risk none, at_risk, breached or recovered
 * @param atRiskAt when it was told at risk for the first time
 * @param riskReason why it was told last: late_departure, traffic, long_service, detour, halt
 */
@Schema(description = "A stop of a delivery plan in its newest version.")
public record DeliveryStop(
    @Schema(examples = "van-17/plan-2026-01-31-17/1769839200000/s1") String stopKey,
    long version,
    Instant updatedAt,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "plan-2026-01-31-17") String planId,
    Instant planSince,
    @Schema(examples = "s1") String stopId,
    long sequence,
    Long drivenSequence,
    @Schema(examples = "departed") String state,
    String outcome,
    String source,
    String arrivalSource,
    String driverId,
    String tripId,
    Instant approachedAt,
    Instant arrivedAt,
    Instant serviceAt,
    Instant completedAt,
    Instant departedAt,
    @Schema(examples = "arrival") String slaBasis,
    @Schema(examples = "on_time") String sla,
    Instant windowFrom,
    Instant windowTo,
    Double lateS,
    Double plannedServiceS,
    Double dwellS,
    Double waitingS,
    Long dropGroup,
    boolean outOfOrder,
    Long placeDistanceM,
    Long farScanM,
    String reason,
    @Schema(examples = "none") String risk,
    Instant atRiskAt,
    String riskReason,
    Position position) {

  static DeliveryStop read(Row row) throws SQLException {
    long version = row.integer("version");
    return new DeliveryStop(
        row.text("stop_key"),
        version,
        version == 0 ? null : Versions.updatedAt(version),
        row.text("vehicle_id"),
        row.text("plan_id"),
        row.time("plan_since_ms"),
        row.text("stop_id"),
        row.integer("sequence"),
        row.integer("driven_sequence"),
        row.text("state"),
        row.text("outcome"),
        row.text("source"),
        row.text("arrival_source"),
        row.text("driver_id"),
        row.text("trip"),
        row.time("approached_at_ms"),
        row.time("arrived_at_ms"),
        row.time("service_at_ms"),
        row.time("completed_at_ms"),
        row.time("departed_at_ms"),
        row.text("sla_basis"),
        row.text("sla"),
        row.time("window_from_ms"),
        row.time("window_to_ms"),
        row.decimal("late_s"),
        row.decimal("planned_service_s"),
        row.decimal("dwell_s"),
        row.decimal("waiting_s"),
        row.integer("drop_group"),
        row.flag("out_of_order"),
        row.integer("place_distance_m"),
        row.integer("far_scan_m"),
        row.text("reason"),
        row.text("risk"),
        row.time("at_risk_at_ms"),
        row.text("risk_reason"),
        Position.orNull(row.decimal("lat"), row.decimal("lon")));
  }
}
