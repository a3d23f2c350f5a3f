package io.fleet.stream.io.clickhouse;

import io.fleet.events.Alert;
import io.fleet.events.AlertJson;
import java.util.List;

/** One version of an alert as a row; a withdrawn version hides the alert from readers. */
public final class AlertRow {
  static final List<String> COLUMNS =
      List.of(
          "vehicle_id",
          "started_at",
          "alert_id",
          "version",
          "withdrawn",
          "state",
          "ts",
          "ended_at",
          "emitted_at",
          "alert_type",
          "severity",
          "driver_id",
          "trip_id",
          "lat_e6",
          "lon_e6",
          "details",
          "data",
          "late",
          "source");

  private AlertRow() {}

  /** Encodes an alert; its month is that of its start, which no version changes. */
  public static EncodedRow encode(Alert a, RowBinaryWriter out) {
    out.string(a.vehicleId())
        .dateTime64(a.startedAtMs())
        .string(a.alertId())
        .uint64(a.version())
        .uint8(a.state() == Alert.State.WITHDRAWN ? 1 : 0)
        .string(a.state().wireName())
        .dateTime64(a.tsMs())
        .nullableDateTime64(a.endedAtMs())
        .dateTime64(a.emittedAtMs())
        .string(a.alertType())
        .uint8(a.severity())
        .string(a.driverId())
        .string(a.tripId())
        .nullableInt32(a.latE6())
        .nullableInt32(a.lonE6())
        .string(a.details())
        .string(AlertJson.dataJson(a))
        .bool(a.late())
        .string(a.external() ? "external" : "fleet");
    return out.toRow(ClickHouseTable.ALERTS, PartitionMonth.of(a.startedAtMs()));
  }
}
