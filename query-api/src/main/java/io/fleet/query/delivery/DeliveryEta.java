package io.fleet.query.delivery;

import io.fleet.query.clickhouse.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a vehicle is expected at a stop it has not been at, as told last. What is not known is left
 * out.
 *
 * @param stopKey the stop's id, as of {@link DeliveryStop}
 * @param sequence planned place in the order, from 1
 * @param issuedAt as of when it was told, vehicle time
 * @param distanceM by road, over the stops before it
 * @param stopsBefore how many stops are to be driven to before it
 * @param basis what the distance is measured along: route or straight
 * @param riskReason why it was told at risk last
 */
@Schema(description = "When a vehicle is expected at a stop, as told last.")
public record DeliveryEta(
    @Schema(examples = "van-17/plan-2026-01-31-17/1769839200000/s2") String stopKey,
    @Schema(examples = "van-17") String vehicleId,
    @Schema(examples = "plan-2026-01-31-17") String planId,
    Instant planSince,
    @Schema(examples = "s2") String stopId,
    long sequence,
    Instant issuedAt,
    Instant eta,
    long distanceM,
    long stopsBefore,
    @Schema(examples = "straight") String basis,
    @Schema(examples = "planned") String state,
    @Schema(examples = "at_risk") String sla,
    String riskReason,
    Instant windowFrom,
    Instant windowTo) {

  static DeliveryEta read(Row row) throws SQLException {
    return new DeliveryEta(
        row.text("stop_key"),
        row.text("vehicle_id"),
        row.text("plan_id"),
        row.time("plan_since_ms"),
        row.text("stop_id"),
        row.integer("sequence"),
        row.time("issued_at_ms"),
        row.time("eta_ms"),
        row.integer("distance_m"),
        row.integer("stops_before"),
        row.text("basis"),
        row.text("state"),
        row.text("sla"),
        row.text("risk_reason"),
        row.time("window_from_ms"),
        row.time("window_to_ms"));
  }
}
