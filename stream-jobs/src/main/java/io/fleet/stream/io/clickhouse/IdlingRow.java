package io.fleet.stream.io.clickhouse;

import io.fleet.stream.rule.idling.IdlingEpisode;
import java.util.List;

/** Episodes of idling as rows of {@code idlings}. */
final class IdlingRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "started_at",
          "idling_id",
          "version",
          "withdrawn",
          "state",
          "driver_id",
          "trip_id",
          "ended_at",
          "severity",
          "lat_e6",
          "lon_e6",
          "start_fuel_cl",
          "end_fuel_cl");

  private IdlingRow() {}

  static EncodedRow encode(IdlingEpisode e, long version, boolean withdrawn, RowBinaryWriter out) {
    out.string(e.vehicleId())
        .dateTime64(e.startedAtMs())
        .uuid(e.idlingId())
        .version(version, withdrawn)
        .string(e.open() ? "open" : "closed")
        .string(e.driverId())
        .nullableUuid(e.tripId())
        .dateTime64(e.endedAtMs())
        .uint8(e.severity())
        .nullableInt32(e.latE6())
        .nullableInt32(e.lonE6())
        .nullableInt32(e.startFuelCl())
        .nullableInt32(e.endFuelCl());
    return out.toRow(ClickHouseTable.IDLINGS, PartitionMonth.of(e.startedAtMs()));
  }
}
