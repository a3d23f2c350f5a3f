package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.geofence.Visit;
import io.fleet.stream.rule.motion.Place;
import java.util.List;

/** Visits to geofences as rows of {@code geofence_visits}. */
final class VisitRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "entered_at",
          "visit_id",
          "version",
          "withdrawn",
          "fence_id",
          "state",
          "closed_by",
          "driver_id",
          "trip_id",
          "exited_at",
          "entry_lat_e6",
          "entry_lon_e6",
          "exit_lat_e6",
          "exit_lon_e6");

  private VisitRow() {}

  static EncodedRow encode(Visit v, long version, boolean withdrawn, RowBinaryWriter out) {
    Place left = v.left();
    out.string(v.vehicleId())
        .dateTime64(v.entered().timeMs())
        .uuid(v.visitId())
        .version(version, withdrawn)
        .string(v.fenceId())
        .string(v.closedBy() == null ? "open" : "closed")
        .string(v.closedBy() == null ? null : v.closedBy().wireName())
        .string(v.driverId())
        .nullableUuid(v.tripId())
        .nullableDateTime64(left == null ? null : (Long) left.timeMs());
    out.place(v.entered()).place(left);
    return out.toRow(ClickHouseTable.GEOFENCE_VISITS, PartitionMonth.of(v.entered().timeMs()));
  }
}
