package io.fleet.stream.io.clickhouse;

import io.fleet.events.Telemetry;
import io.fleet.events.TelemetryField;
import io.fleet.events.TelemetryWriter;
import java.util.ArrayList;
import java.util.List;

/** Telemetry as a row: every number and flag a rule may read is a column. */
final class TelemetryRow {
  static final String SERVER_TIME = "server";

  private TelemetryRow() {}

  /** The content's hash; 0 where the identity is that hash, which saves four bytes a row. */
  static int version(Telemetry t) {
    return t.contentHash() == t.identity() ? 0 : t.contentHash();
  }

  /** What the device detected itself, as text; null if that is nothing. */
  static String deviceEvents(Telemetry t) {
    return t.events().isEmpty() ? null : TelemetryWriter.eventsJson(t);
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
