package io.fleet.stream.io.clickhouse;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.util.ArrayList;
import java.util.List;

/** Telemetry as a row: every number and flag a rule may read is a column. */
public final class TelemetryRow {
  private static final TelemetryField[] FIELDS = TelemetryField.values();
  static final String SERVER_TIME = "server";

  private TelemetryRow() {}

  /** Encodes an event; its month is that of its own time. */
  public static EncodedRow encode(Telemetry t, RowBinaryWriter out) {
    out.string(t.vehicleId())
        .dateTime64(t.timestampMs())
        .uint32(t.identity())
        .uint32(version(t))
        .string(t.driverId())
        .string(t.tripId());
    for (TelemetryField field : FIELDS) {
      writeField(out, field, t.canonical(field));
    }
    out.string(t.driverActivity() == null ? null : t.driverActivity().wireName())
        .string(t.hasServerTime() ? SERVER_TIME : null)
        .strings(t.faultCodes())
        .map(t.tags())
        .string(t.events().isEmpty() ? null : TelemetryWriter.eventsJson(t));
    return out.toRow(ClickHouseTable.TELEMETRY, PartitionMonth.of(t.timestampMs()));
  }

  /** The content's hash; 0 where the identity is that hash, which saves four bytes a row. */
  private static int version(Telemetry t) {
    return t.contentHash() == t.identity() ? 0 : t.contentHash();
  }

  private static void writeField(RowBinaryWriter out, TelemetryField field, int canonical) {
    if (field.isFlag()) {
      out.nullableBool(canonical);
    } else if (field == TelemetryField.ODOMETER) {
      out.nullableInt64(canonical);
    } else {
      out.nullableInt32(canonical);
    }
  }

  /** The column of a field: its name on the wire, with the scale of what is stored. */
  static String column(TelemetryField field) {
    return switch (field) {
      case LAT -> "lat_e6";
      case LON -> "lon_e6";
      case SPEED -> "speed_ckmph";
      case HEADING -> "heading_ddeg";
      case SAT_COUNT -> "sat_count";
      case HDOP -> "hdop_c";
      case ACCURACY -> "accuracy_cm";
      case ALTITUDE -> "altitude_dm";
      case BATTERY_VOLTAGE -> "battery_mv";
      case DEVICE_BATTERY -> "device_battery_dpct";
      case RPM -> "rpm";
      case ODOMETER -> "odometer_m";
      case FUEL_SHARE -> "fuel_dpct";
      case FUEL_VOLUME -> "fuel_cl";
      case STATE_OF_CHARGE -> "soc_dpct";
      case ENGINE_TEMPERATURE -> "engine_temp_dc";
      case ACCEL_LONG -> "accel_long_mg";
      case ACCEL_LAT -> "accel_lat_mg";
      case ACCEL_PEAK -> "accel_peak_mg";
      case SPEED_LIMIT -> "speed_limit_ckmph";
      case GPS_VALID, IGNITION, CHARGING, PTO, SOS, PRIVATE -> field.wireName();
    };
  }

  static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of("vehicle_id", "ts", "identity", "content_hash", "driver_id", "device_trip_id"));
    for (TelemetryField field : TelemetryField.values()) {
      columns.add(column(field));
    }
    columns.addAll(
        List.of("driver_activity", "time_source", "fault_codes", "tags", "device_events"));
    return columns;
  }
}
