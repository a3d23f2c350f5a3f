package io.fleet.stream.io.clickhouse;

import io.fleet.events.VehicleStatus;
import java.util.List;

/** A vehicle's slow-changing state as a row. */
public final class VehicleStatusRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "ts",
          "content_hash",
          "fuel_dpct",
          "engine_temp_dc",
          "odometer_m",
          "fault_codes");

  private VehicleStatusRow() {}

  /** Encodes a status; its month is that of its own time. */
  public static EncodedRow encode(VehicleStatus s, RowBinaryWriter out) {
    out.string(s.vehicleId())
        .dateTime64(s.timestampMs())
        .uint32(s.contentHash())
        .nullableInt32(s.fuelDpct())
        .nullableInt32(s.engineTempDc())
        .nullableInt64(s.odometerM())
        .strings(s.faultCodes());
    return out.toRow(ClickHouseTable.VEHICLE_STATUS, PartitionMonth.of(s.timestampMs()));
  }
}
