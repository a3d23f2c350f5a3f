-- Every topic of the log as a table, for Flink's SQL client. Columns are those of the published JSON Schemas; what cannot
-- be read is passed over. log_time is when the broker appended the record.

CREATE TABLE of_the_log
(
    log_time TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    WATERMARK FOR log_time AS log_time - INTERVAL '2' SECOND
)
WITH (
    'connector' = 'kafka',
    'properties.bootstrap.servers' = '@BOOTSTRAP_SERVERS@',
    'properties.group.id' = 'fleet-sql',
    'properties.enable.auto.commit' = 'false',
    'scan.startup.mode' = 'timestamp',
    'scan.startup.timestamp-millis' = '@SINCE_MS@',
    'scan.bounded.mode' = '@UNTIL@',
    'scan.watermark.idle-timeout' = '5 s'
);

CREATE TABLE in_json
WITH (
    'format' = 'json',
    'json.ignore-parse-errors' = 'true'
)
LIKE of_the_log;

CREATE TABLE telemetry_and_heartbeats
(
    vehicle_id         STRING,
    `timestamp`        STRING,
    event_id           STRING,
    driver_id          STRING,
    trip_id            STRING,
    lat                DOUBLE,
    lon                DOUBLE,
    speed_kmph         DOUBLE,
    heading            DOUBLE,
    sat_count          INT,
    hdop               DOUBLE,
    accuracy_m         DOUBLE,
    altitude_m         DOUBLE,
    battery_v          DOUBLE,
    device_battery_pct DOUBLE,
    rpm                INT,
    odometer_km        DOUBLE,
    fuel_pct           DOUBLE,
    fuel_l             DOUBLE,
    soc_pct            DOUBLE,
    engine_temp_c      DOUBLE,
    accel_long_g       DOUBLE,
    accel_lat_g        DOUBLE,
    accel_peak_g       DOUBLE,
    speed_limit_kmph   DOUBLE,
    gps_valid          BOOLEAN,
    ignition           BOOLEAN,
    charging           BOOLEAN,
    pto                BOOLEAN,
    sos                BOOLEAN,
    private            BOOLEAN,
    driver_activity    STRING,
    fault_codes        ARRAY<STRING>,
    events             ARRAY<ROW<`type` STRING, value_g DOUBLE, speed_kmph DOUBLE, `at` STRING>>,
    tags               MAP<STRING, STRING>,
    time_source        STRING
)
WITH ('topic' = 'fleet.prod.telemetry.raw')
LIKE in_json;

-- Without the heartbeats the gateway writes.
CREATE VIEW telemetry AS
SELECT * FROM telemetry_and_heartbeats WHERE vehicle_id IS NOT NULL;

CREATE TABLE alerts
(
    alert_id   STRING,
    version    BIGINT,
    state      STRING,
    ts         STRING,
    started_at STRING,
    ended_at   STRING,
    emitted_at STRING,
    alert_type STRING,
    severity   INT,
    vehicle_id STRING,
    driver_id  STRING,
    trip_id    STRING,
    `position` ROW<lat DOUBLE, lon DOUBLE>,
    details    STRING,
    data       MAP<STRING, STRING>,
    late       BOOLEAN,
    source     STRING
)
WITH ('topic' = 'fleet.prod.alerts.outbound')
LIKE in_json;

-- Of the alerts those of vehicles' health once more.
CREATE TABLE vehicle_health_alerts
(
    alert_id   STRING,
    version    BIGINT,
    state      STRING,
    ts         STRING,
    started_at STRING,
    ended_at   STRING,
    emitted_at STRING,
    alert_type STRING,
    severity   INT,
    vehicle_id STRING,
    driver_id  STRING,
    trip_id    STRING,
    `position` ROW<lat DOUBLE, lon DOUBLE>,
    details    STRING,
    data       MAP<STRING, STRING>,
    late       BOOLEAN,
    source     STRING
)
WITH ('topic' = 'fleet.prod.vehicle.health.alerts')
LIKE in_json;

CREATE TABLE trip_events
(
    trip_id      STRING,
    vehicle_id   STRING,
    driver_id    STRING,
    event_type   STRING,
    `timestamp`  STRING,
    origin_lat   DOUBLE,
    origin_lon   DOUBLE,
    end_lat      DOUBLE,
    end_lon      DOUBLE,
    distance_m   DOUBLE,
    duration_sec DOUBLE,
    status       STRING
)
WITH ('topic' = 'fleet.prod.trip.events')
LIKE in_json;

CREATE TABLE driver_events
(
    driver_id   STRING,
    vehicle_id  STRING,
    event_type  STRING,
    `timestamp` STRING
)
WITH ('topic' = 'fleet.prod.events.driver')
LIKE in_json;

CREATE TABLE delivery_scans
(
    vehicle_id  STRING,
    stop_id     STRING,
    plan_id     STRING,
    driver_id   STRING,
    event_type  STRING,
    `timestamp` STRING,
    reason      STRING,
    sequence    DOUBLE
)
WITH ('topic' = 'fleet.prod.delivery.events')
LIKE in_json;

CREATE TABLE vehicle_status
(
    vehicle_id    STRING,
    `timestamp`   STRING,
    fuel_pct      DOUBLE,
    engine_temp_c DOUBLE,
    odometer_km   DOUBLE,
    fault_codes   ARRAY<STRING>
)
WITH ('topic' = 'fleet.prod.vehicle.status')
LIKE in_json;

-- Drivers who drove on after a break too short.
CREATE TABLE break_violations
(
    violation_id STRING,
    version      BIGINT,
    state        STRING,
    driver_id    STRING,
    vehicle_id   STRING,
    resumed_at   STRING,
    profile      STRING,
    break_s      DOUBLE,
    due_s        DOUBLE,
    assumed      BOOLEAN
)
WITH ('topic' = 'fleet.prod.driver.break.violations')
LIKE in_json;

-- Contests and decisions about events.
CREATE TABLE event_and_alert_actions
(
    action_id  STRING,
    event_id   STRING,
    event_kind STRING,
    alert_id   STRING,
    vehicle_id STRING,
    driver_id  STRING,
    action     STRING,
    reason     STRING,
    assignee   STRING,
    text       STRING,
    `by`       STRING,
    `at`       STRING
)
WITH ('topic' = 'fleet.prod.alerts.actions')
LIKE in_json;

CREATE VIEW event_actions AS
SELECT action_id, event_id, event_kind, vehicle_id, driver_id, action, reason, `by`, `at`, log_time
FROM event_and_alert_actions WHERE alert_id IS NULL;

CREATE VIEW alert_actions AS
SELECT action_id, alert_id, vehicle_id, action, assignee, text, `by`, `at`, log_time
FROM event_and_alert_actions WHERE alert_id IS NOT NULL;

-- Scores as they were at a trip's end (score_window: trip) and every quarter of an hour.
CREATE TABLE driver_scores
(
    score_id     STRING,
    driver_id    STRING,
    score_window STRING,
    trip_id      STRING,
    as_of        STRING,
    score        DOUBLE,
    raw_score    DOUBLE,
    reason       STRING,
    distance_km  DOUBLE,
    events       BIGINT,
    over_limit_s DOUBLE
)
WITH ('topic' = 'fleet.prod.driver.behaviour.scores')
LIKE in_json;

-- Every version of every row that clients keep copies of; data is the row as the API shows it, for trips and vehicle states.
CREATE TABLE changes
(
    `type`     STRING,
    id         STRING,
    version    BIGINT,
    withdrawn  BOOLEAN,
    vehicle_id STRING,
    driver_id  STRING,
    ts         STRING,
    emitted_at STRING,
    state      STRING,
    was        STRING,
    data       STRING
)
WITH ('topic' = 'fleet.prod.changes')
LIKE in_json;

-- Trips that ended, every version.
CREATE TABLE trip_summaries
(
    trip_id            STRING,
    version            BIGINT,
    updated_at         STRING,
    withdrawn          BOOLEAN,
    vehicle_id         STRING,
    driver_id          STRING,
    source             STRING,
    device_trip_id     STRING,
    state              STRING,
    closed_by          STRING,
    started_at         STRING,
    ended_at           STRING,
    distance_m         DOUBLE,
    duration_s         DOUBLE,
    moving_s           DOUBLE,
    standing_s         DOUBLE,
    idle_s             DOUBLE,
    stops              INT,
    max_speed_kmph     DOUBLE,
    mean_speed_kmph    DOUBLE,
    overspeed_episodes INT,
    start_position     ROW<lat DOUBLE, lon DOUBLE>,
    end_position       ROW<lat DOUBLE, lon DOUBLE>
)
WITH ('topic' = 'fleet.prod.trip.sessionsummary')
LIKE in_json;

-- Visits to geofences, every version.
CREATE TABLE geofence_visits
(
    visit_id   STRING,
    version    BIGINT,
    withdrawn  BOOLEAN,
    fence_id   STRING,
    vehicle_id STRING,
    driver_id  STRING,
    trip_id    STRING,
    entered_at STRING,
    exited_at  STRING,
    dwell_s    DOUBLE,
    closed_by  STRING,
    inferred   BOOLEAN,
    `position` ROW<lat DOUBLE, lon DOUBLE>
)
WITH ('topic' = 'fleet.prod.geofence.visits')
LIKE in_json;

-- ETAs to the stops of delivery plans, as they were told.
CREATE TABLE trip_etas
(
    vehicle_id STRING,
    trip_id    STRING,
    plan_id    STRING,
    plan_since STRING,
    issued_at  STRING,
    basis      STRING,
    stops      ARRAY<ROW<stop_id STRING, eta STRING, distance_m INT>>
)
WITH ('topic' = 'fleet.prod.trip.eta')
LIKE in_json;

-- Trips under way, as they are by now.
CREATE TABLE trips_live
(
    trip_id            STRING,
    version            BIGINT,
    updated_at         STRING,
    withdrawn          BOOLEAN,
    vehicle_id         STRING,
    driver_id          STRING,
    source             STRING,
    device_trip_id     STRING,
    state              STRING,
    closed_by          STRING,
    started_at         STRING,
    ended_at           STRING,
    distance_m         DOUBLE,
    duration_s         DOUBLE,
    moving_s           DOUBLE,
    standing_s         DOUBLE,
    idle_s             DOUBLE,
    stops              INT,
    max_speed_kmph     DOUBLE,
    mean_speed_kmph    DOUBLE,
    overspeed_episodes INT,
    start_position     ROW<lat DOUBLE, lon DOUBLE>,
    end_position       ROW<lat DOUBLE, lon DOUBLE>
)
WITH ('topic' = 'fleet.prod.trip.metrics.live')
LIKE in_json;

-- The live panels; a column another panel has is null.
CREATE TABLE metrics_live
(
    panel          STRING,
    window_start   STRING,
    window_end     STRING,
    vehicle_id     STRING,
    events         BIGINT,
    alerts         BIGINT,
    serious_alerts BIGINT,
    severity       INT,
    distance_m     DOUBLE
)
WITH ('topic' = 'fleet.prod.metrics.live')
LIKE in_json;

CREATE TABLE commands
(
    command STRING
)
WITH ('topic' = 'fleet.prod.commands', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE command_replies
(
    command_id  STRING,
    vehicle_id  STRING,
    `timestamp` STRING,
    status      STRING,
    detail      STRING
)
WITH ('topic' = 'fleet.prod.commands.replies')
LIKE in_json;

CREATE TABLE device_connections
(
    vehicle_id  STRING,
    client_id   STRING,
    `timestamp` STRING,
    event       STRING,
    reason      STRING
)
WITH ('topic' = 'fleet.prod.device.connections')
LIKE in_json;

-- Reference data: versions of what people told the fleet about itself, the content as text; ask with a --since that
-- reaches back to when they were written.
CREATE TABLE reference_vehicles
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.vehicles', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_drivers
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.drivers', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_pairings
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.pairings', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_geofences
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.geofences', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_routes
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.routes', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_delivery_plans
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.deliveryplans', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_road_limits
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.roadlimits', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_rules
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.rules', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_private_modes
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.privatemodes', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_capabilities
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.capabilities', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_travel_times
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.traveltimes', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_devices
(
    version STRING
)
WITH ('topic' = 'fleet.prod.reference.devices', 'format' = 'raw')
LIKE of_the_log;

-- The original bytes as text; why and where stands in the headers.
-- What is secret in them is sealed, and of keys there are hashes alone.
CREATE TABLE reference_endpoints
(
    payload STRING
)
WITH ('topic' = 'fleet.prod.reference.endpoints', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE reference_api_keys
(
    payload STRING
)
WITH ('topic' = 'fleet.prod.reference.apikeys', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE webhook_attempts
(
    `at`            STRING,
    endpoint_id     STRING,
    message_id      STRING,
    event_type      STRING,
    subject_id      STRING,
    version         BIGINT,
    vehicle_id      STRING,
    origin          STRING,
    attempt         INT,
    outcome         STRING,
    status          INT,
    latency_ms      INT,
    excerpt         STRING,
    next_attempt_at STRING,
    final_outcome   STRING
)
WITH ('topic' = 'fleet.prod.notifier.attempts')
LIKE in_json;

CREATE TABLE webhook_replays
(
    payload STRING
)
WITH ('topic' = 'fleet.prod.notifier.replays', 'format' = 'raw')
LIKE of_the_log;

CREATE TABLE dead_letters
(
    payload STRING,
    headers MAP<STRING, BYTES> METADATA VIRTUAL
)
WITH ('topic' = 'fleet.prod.deadletter', 'format' = 'raw')
LIKE of_the_log;

DROP TABLE in_json;

DROP TABLE of_the_log;
