package io.fleet.stream.io.clickhouse;

import java.util.Arrays;
import java.util.List;

/**
 * The fact tables the sink writes, each with the columns of its rows in the order of their bytes.
 * {@code ingested_at} is left to the server. The code of a table is part of the form rows have
 * between operators: it never changes and is never given to another table.
 */
public enum ClickHouseTable {
  /** Events of vehicles as told, see {@link TelemetryBlocks}. */
  TELEMETRY(1, "telemetry", TelemetryRow.columns()),
  /** Trips as found by the timeline. */
  TRIPS(
      2,
      "trips",
      List.of(
          "vehicle_id",
          "started_at",
          "trip_id",
          "version",
          "withdrawn",
          "state",
          "closed_by",
          "driver_id",
          "device_trip_id",
          "ended_at",
          "distance_mm",
          "moving_ms",
          "standing_ms",
          "idle_ms",
          "stops",
          "max_speed_ckmph",
          "fixes",
          "overspeed_episodes",
          "start_lat_e6",
          "start_lon_e6",
          "end_lat_e6",
          "end_lon_e6",
          "start_odometer_m",
          "end_odometer_m",
          "start_fuel_cl",
          "end_fuel_cl")),
  /** Times above a speed limit. */
  OVERSPEED_EPISODES(
      3,
      "overspeed_episodes",
      List.of(
          "vehicle_id",
          "started_at",
          "episode_id",
          "version",
          "withdrawn",
          "state",
          "driver_id",
          "trip_id",
          "ended_at",
          "peak_ckmph",
          "limit_ckmph",
          "limit_source",
          "distance_mm",
          "severity",
          "sampled",
          "lat_e6",
          "lon_e6",
          "source")),
  /** The state a vehicle is in; one row a vehicle, not partitioned. */
  VEHICLE_STATES(
      4,
      "vehicle_states",
      List.of("vehicle_id", "version", "withdrawn", "state", "since", "trip_id", "driver_id")),
  /** Alerts as published, see {@link AlertRow}. */
  ALERTS(5, "alerts", AlertRow.COLUMNS),
  /** What could not be read or accepted, see {@link DeadLetterRow}. */
  DEAD_LETTERS(6, "dead_letters", DeadLetterRow.COLUMNS),
  /** Trips as driver apps tell them, see {@link TripEventRow}. */
  TRIP_EVENTS(7, "trip_events", TripEventRow.COLUMNS),
  /** Log-ins and breaks of drivers, see {@link DriverEventRow}. */
  DRIVER_EVENTS(8, "driver_events", DriverEventRow.COLUMNS),
  /** Slow-changing state of vehicles, see {@link VehicleStatusRow}. */
  VEHICLE_STATUS(9, "vehicle_status", VehicleStatusRow.COLUMNS),
  /** Harsh braking, acceleration and cornering. */
  HARSH_EVENTS(
      10,
      "harsh_events",
      List.of(
          "vehicle_id",
          "started_at",
          "event_id",
          "version",
          "withdrawn",
          "kind",
          "driver_id",
          "trip_id",
          "ended_at",
          "peak_mg",
          "threshold_mg",
          "severity",
          "source",
          "basis",
          "speed_ckmph",
          "lat_e6",
          "lon_e6")),
  /** The last 5 s, every second, see {@link PanelRow}. */
  FLEET_ACTIVITY(11, "fleet_activity", PanelRow.FLEET_ACTIVITY),
  /** Every full minute. */
  ACTIVITY_PER_MINUTE(12, "activity_per_minute", PanelRow.ACTIVITY_PER_MINUTE),
  /** A vehicle's alerts that follow each other closely. */
  ALERT_BURSTS(13, "alert_bursts", PanelRow.ALERT_BURSTS),
  /** Versions of reference data, see {@link ReferenceRow}; not partitioned. */
  REFERENCE(14, "reference", ReferenceRow.COLUMNS),
  /** Impacts on driven vehicles, from suspicion to what became of it. */
  CRASH_EVENTS(
      19,
      "crash_events",
      List.of(
          "vehicle_id",
          "started_at",
          "event_id",
          "version",
          "withdrawn",
          "state",
          "driver_id",
          "trip_id",
          "decided_at",
          "severity",
          "basis",
          "peak_mg",
          "before_ckmph",
          "lost_ckmph",
          "lat_e6",
          "lon_e6")),
  /** What became of commands, see {@link DeviceRow}. */
  COMMAND_REPLIES(15, "command_replies", DeviceRow.COMMAND_REPLIES),
  /** Devices that come and go, see {@link DeviceRow}. */
  DEVICE_CONNECTIONS(16, "device_connections", DeviceRow.CONNECTIONS),
  /** What people say about events, see {@link EventActionRow}. */
  EVENT_ACTIONS(26, "event_actions", EventActionRow.COLUMNS),
  /** What people say about alerts, see {@link AlertActionRow}; not partitioned. */
  ALERT_ACTIONS(29, "alert_actions", AlertActionRow.COLUMNS),
  /** What drivers do, in segments, see {@link DriverRows}. */
  DUTY_SEGMENTS(21, "duty_segments", DriverRows.SEGMENTS),
  /** Drivers' local days. */
  DRIVER_DAYS(22, "driver_days", DriverRows.DAYS),
  /** Limits of driving hours neared and exceeded, breaks cut short. */
  HOURS_VIOLATIONS(23, "hours_violations", DriverRows.VIOLATIONS),
  /** Engines on while the vehicle stands, see {@link IdlingRow}. */
  IDLINGS(17, "idlings", IdlingRow.COLUMNS),
  /** Movements that nobody drove, see {@link TowRow}. */
  TOWS(18, "tows", TowRow.COLUMNS),
  /** What drivers did in every full minute, by kind. */
  BEHAVIOUR_PER_MINUTE(27, "behaviour_per_minute", PanelRow.BEHAVIOUR_PER_MINUTE),
  /** What became of webhooks, see {@link WebhookAttemptRow}. */
  WEBHOOK_ATTEMPTS(28, "webhook_attempts", WebhookAttemptRow.COLUMNS),
  /** Visits to geofences, see {@link VisitRow}. */
  GEOFENCE_VISITS(32, "geofence_visits", VisitRow.COLUMNS),
  /** What the rules knew of a vehicle at moments of its time. */
  ANCHORS(30, "anchors", List.of("vehicle_id", "at", "version", "withdrawn", "state")),
  /** What was told last of findings of which the live timeline keeps nothing; not partitioned. */
  SETTLED_FINDINGS(
      31,
      "settled_findings",
      List.of("vehicle_id", "finding_id", "found_at", "version", "withdrawn", "finding")),
  /** What vehicles' time and metres are counted as, see {@link SpanRow}. */
  VEHICLE_SPANS(34, "vehicle_spans", SpanRow.COLUMNS),
  /** What became of stops of delivery plans, see {@link DeliveryRows}. */
  DELIVERY_STOPS(36, "delivery_stops", DeliveryRows.STOPS),
  /** What was scanned at stops, see {@link DeliveryRows}. */
  DELIVERY_SCANS(37, "delivery_scans", DeliveryRows.SCANS),
  /** What trips did with the routes they had to take, see {@link RouteRows}. */
  ROUTE_RUNS(33, "route_runs", RouteRows.RUNS),
  /** Vehicles off their routes, see {@link RouteRows}. */
  OFF_ROUTE_EPISODES(38, "off_route_episodes", RouteRows.EPISODES),
  /** ETAs as they were told, see {@link EtaRows}. */
  DELIVERY_ETAS(39, "delivery_etas", EtaRows.COLUMNS);

  private static final ClickHouseTable[] BY_CODE = byCode();

  private final int code;
  private final String tableName;
  private final List<String> columns;

  ClickHouseTable(int code, String tableName, List<String> columns) {
    this.code = code;
    this.tableName = tableName;
    this.columns = List.copyOf(columns);
  }

  /** The name in the database. */
  public String tableName() {
    return tableName;
  }

  /** The columns of a row, in order. */
  public List<String> columns() {
    return columns;
  }

  /** The form its rows are written in: telemetry is by far the most of all there is. */
  RowForm form() {
    return this == TELEMETRY ? RowForm.BLOCKS : RowForm.ROWS;
  }

  int code() {
    return code;
  }

  static ClickHouseTable ofCode(int code) {
    if (code < 1 || code >= BY_CODE.length || BY_CODE[code] == null) {
      throw new IllegalArgumentException("no table has the code " + code);
    }
    return BY_CODE[code];
  }

  private static ClickHouseTable[] byCode() {
    int greatest = Arrays.stream(values()).mapToInt(ClickHouseTable::code).max().orElse(0);
    ClickHouseTable[] tables = new ClickHouseTable[greatest + 1];
    for (ClickHouseTable table : values()) {
      tables[table.code] = table;
    }
    return tables;
  }
}
