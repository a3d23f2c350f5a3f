package io.fleet.stream.io.clickhouse;

import io.fleet.events.DeliveryScan;
import io.fleet.stream.rule.delivery.DeliveryStop;
import io.fleet.stream.rule.plan.PlannedStop;
import java.util.List;

/** Stops of delivery plans, and what was scanned at them, as rows. */
public final class DeliveryRows {
  static final List<String> STOPS =
      List.of(
          "vehicle_id",
          "plan_since",
          "plan_id",
          "stop_id",
          "delivery_stop_id",
          "version",
          "withdrawn",
          "sequence",
          "driven_sequence",
          "state",
          "outcome",
          "source",
          "arrival_source",
          "driver_id",
          "trip_id",
          "approached_at",
          "arrived_at",
          "service_at",
          "completed_at",
          "departed_at",
          "sla_basis",
          "sla",
          "window_from",
          "window_to",
          "planned_service_ms",
          "dwell_ms",
          "drop_group",
          "out_of_order",
          "place_distance_m",
          "far_scan_m",
          "reason",
          "lat_e6",
          "lon_e6",
          "at_risk_at",
          "risk_reason");

  static final List<String> SCANS =
      List.of(
          "vehicle_id",
          "ts",
          "stop_id",
          "event_type",
          "content_hash",
          "plan_id",
          "driver_id",
          "reason",
          "sequence");

  private DeliveryRows() {}

  static EncodedRow encode(DeliveryStop s, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(s.vehicleId())
        .dateTime64(s.planSinceMs())
        .string(s.planId())
        .string(s.stopId())
        .uuid(s.deliveryStopId())
        .version(version, withdrawn)
        .int32(s.sequence())
        .int32(s.rank())
        .string(s.state().wireName())
        .string(s.outcome())
        .string(s.source())
        .string(s.arrivalSource())
        .string(s.driverId())
        .nullableUuid(s.tripId());
    DeliveryStop.Times times = s.times();
    out.nullableDateTime64(known(times.approachedMs()))
        .nullableDateTime64(known(times.arrivedMs()))
        .nullableDateTime64(known(times.serviceMs()))
        .nullableDateTime64(known(times.completedMs()))
        .nullableDateTime64(known(times.departedMs()));
    DeliveryStop.Plan plan = s.plan();
    out.string(plan.basis())
        .string(s.sla().wireName())
        .nullableDateTime64(known(plan.windowFromMs()))
        .nullableDateTime64(known(plan.windowToMs()))
        .nullableInt64(known(plan.serviceMs()))
        .nullableInt64(known(times.dwellMs()))
        .int32(plan.dropGroup())
        .bool(s.signs().outOfOrder())
        .int32(s.signs().placeDistanceM())
        .int32(s.signs().farScanM())
        .string(s.reason())
        .nullableInt32(plan.latE6())
        .nullableInt32(plan.lonE6())
        .nullableDateTime64(known(s.risk().firstMs()))
        .string(s.risk().reason().wireName());
    return out.toRow(ClickHouseTable.DELIVERY_STOPS, PartitionMonth.of(s.planSinceMs()));
  }

  /** Encodes a scan; its month is that of its own time. */
  public static EncodedRow encode(DeliveryScan s, RowBinaryWriter out) {
    out.string(s.vehicleId())
        .dateTime64(s.timestampMs())
        .string(s.stopId())
        .string(s.eventType())
        .uint32(s.contentHash())
        .string(s.planId())
        .string(s.driverId())
        .string(s.reason())
        .int32(s.sequence() == null ? 0 : s.sequence());
    return out.toRow(ClickHouseTable.DELIVERY_SCANS, PartitionMonth.of(s.timestampMs()));
  }

  private static Long known(long value) {
    return value == PlannedStop.NO_TIME ? null : (Long) value;
  }
}
