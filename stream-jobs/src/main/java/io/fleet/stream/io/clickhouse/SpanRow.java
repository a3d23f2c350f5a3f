package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.utilisation.Span;
import java.util.List;

/** Spans of vehicles' time as rows of {@code vehicle_spans}. */
final class SpanRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "started_at",
          "version",
          "withdrawn",
          "kind",
          "state",
          "trip_id",
          "ended_at",
          "distance_mm");

  private SpanRow() {}

  static EncodedRow encode(Span s, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(s.vehicleId())
        .dateTime64(s.startedAtMs())
        .version(version, withdrawn)
        .string(s.kind().wireName())
        .string(s.open() ? "open" : "closed")
        .nullableUuid(s.tripId())
        .dateTime64(s.endedAtMs())
        .int64(s.distanceMm());
    return out.toRow(ClickHouseTable.VEHICLE_SPANS, PartitionMonth.of(s.startedAtMs()));
  }
}
