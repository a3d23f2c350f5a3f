package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.tow.TowedMovement;
import java.util.List;

/** Towed movements as rows of {@code tows}. */
final class TowRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "started_at",
          "tow_id",
          "version",
          "withdrawn",
          "state",
          "closed_by",
          "source",
          "parked_since",
          "ended_at",
          "distance_mm",
          "parked_lat_e6",
          "parked_lon_e6",
          "lat_e6",
          "lon_e6");

  private TowRow() {}

  static EncodedRow encode(TowedMovement t, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(t.vehicleId())
        .dateTime64(t.startedAtMs())
        .uuid(t.towId())
        .version(version, withdrawn)
        .string(t.closedBy() == null ? "open" : "closed")
        .string(t.closedBy() == null ? null : t.closedBy().wireName())
        .string(t.source().wireName())
        .dateTime64(t.parked() == null ? t.startedAtMs() : t.parked().timeMs())
        .dateTime64(t.endedAtMs())
        .int64(t.distanceMm());
    out.place(t.parked()).place(t.last());
    return out.toRow(ClickHouseTable.TOWS, PartitionMonth.of(t.startedAtMs()));
  }
}
