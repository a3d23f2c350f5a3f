package io.fleet.stream.io.clickhouse;

import io.fleet.events.TripEvent;
import java.util.List;

/** A trip's start or end, as a driver app tells it, as a row. */
public final class TripEventRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "trip_id",
          "ts",
          "event_type",
          "content_hash",
          "driver_id",
          "lat_e6",
          "lon_e6",
          "distance_m",
          "duration_s",
          "status");

  private TripEventRow() {}

  /** Encodes an event; its month is that of its own time. */
  public static EncodedRow encode(TripEvent e, RowBinaryWriter out) {
    out.string(e.vehicleId())
        .string(e.tripId())
        .dateTime64(e.timestampMs())
        .string(e.eventType())
        .uint32(e.contentHash())
        .string(e.driverId())
        .nullableInt32(e.latE6())
        .nullableInt32(e.lonE6())
        .nullableInt64(e.distanceM())
        .nullableInt64(e.durationS())
        .string(e.status());
    return out.toRow(ClickHouseTable.TRIP_EVENTS, PartitionMonth.of(e.timestampMs()));
  }
}
