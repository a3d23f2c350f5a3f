-- Facts: what devices told and what the vehicles did.
--
-- Every table: ORDER BY is the row's identity, `version` decides between rows of one identity, `withdrawn` hides a row
-- that turned out never to have been. Readers use the `..._current` views. Integers carry their scale in the name:
-- _e6 = 1e-6 degrees, _ckmph = 0.01 km/h, _ddeg = 0.1 degrees, _mg = 0.001 g, _mm, _ms, _mv, _dpct = 0.1 percent.

CREATE TABLE IF NOT EXISTS telemetry
(
    vehicle_id          String CODEC(ZSTD(1)),
    ts                  DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    identity            UInt32 COMMENT 'hash of event_id, sos and events, or of all known fields' CODEC(NONE),
    content_hash        UInt32 COMMENT 'the version: of two contents of one identity the greater hash wins' CODEC(NONE),
    driver_id           LowCardinality(String),
    device_trip_id      LowCardinality(String),
    lat_e6              Nullable(Int32) CODEC(Delta(4), ZSTD(1)),
    lon_e6              Nullable(Int32) CODEC(Delta(4), ZSTD(1)),
    gps_valid           Nullable(Bool) CODEC(ZSTD(1)),
    speed_ckmph         Nullable(Int32) CODEC(Delta(4), ZSTD(1)),
    heading_ddeg        Nullable(Int32) CODEC(Delta(4), ZSTD(1)),
    sat_count           Nullable(Int32) CODEC(ZSTD(1)),
    hdop_c              Nullable(Int32) COMMENT '0.01' CODEC(ZSTD(1)),
    accuracy_cm         Nullable(Int32) CODEC(ZSTD(1)),
    altitude_dm         Nullable(Int32) CODEC(Delta(4), ZSTD(1)),
    battery_mv          Nullable(Int32) CODEC(ZSTD(1)),
    device_battery_dpct Nullable(Int32) CODEC(ZSTD(1)),
    ignition            Nullable(Bool) CODEC(ZSTD(1)),
    rpm                 Nullable(Int32) CODEC(ZSTD(1)),
    odometer_m          Nullable(Int64) CODEC(Delta(8), ZSTD(1)),
    fuel_dpct           Nullable(Int32) CODEC(ZSTD(1)),
    fuel_cl             Nullable(Int32) COMMENT '0.01 litre' CODEC(ZSTD(1)),
    soc_dpct            Nullable(Int32) CODEC(ZSTD(1)),
    charging            Nullable(Bool) CODEC(ZSTD(1)),
    engine_temp_dc      Nullable(Int32) COMMENT '0.1 degrees Celsius' CODEC(ZSTD(1)),
    pto                 Nullable(Bool) CODEC(ZSTD(1)),
    accel_long_mg       Nullable(Int32) CODEC(ZSTD(1)),
    accel_lat_mg        Nullable(Int32) CODEC(ZSTD(1)),
    accel_peak_mg       Nullable(Int32) CODEC(ZSTD(1)),
    speed_limit_ckmph   Nullable(Int32) CODEC(ZSTD(1)),
    sos                 Nullable(Bool) CODEC(ZSTD(1)),
    private             Nullable(Bool) CODEC(ZSTD(1)),
    driver_activity     LowCardinality(String),
    time_source         LowCardinality(String) COMMENT 'empty: the device; server: its clock was not believed',
    fault_codes         Array(LowCardinality(String)),
    tags                Map(LowCardinality(String), String),
    device_events       String COMMENT 'what the tracker itself detected, as the JSON it sent, canonical' CODEC(ZSTD(1)),
    ingested_at         DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(content_hash)
PARTITION BY toYYYYMM(ts)
ORDER BY (vehicle_id, ts, identity)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW telemetry_current AS
SELECT vehicle_id, ts, identity, content_hash, driver_id, device_trip_id,
       lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, gps_valid,
       speed_ckmph / 100 AS speed_kmph, heading_ddeg / 10 AS heading, sat_count, hdop_c / 100 AS hdop,
       accuracy_cm / 100 AS accuracy_m, altitude_dm / 10 AS altitude_m, battery_mv / 1000 AS battery_v,
       device_battery_dpct / 10 AS device_battery_pct, ignition, rpm, odometer_m / 1000 AS odometer_km,
       fuel_dpct / 10 AS fuel_pct, fuel_cl / 100 AS fuel_l, soc_dpct / 10 AS soc_pct, charging,
       engine_temp_dc / 10 AS engine_temp_c, pto, accel_long_mg / 1000 AS accel_long_g,
       accel_lat_mg / 1000 AS accel_lat_g, accel_peak_mg / 1000 AS accel_peak_g,
       speed_limit_ckmph / 100 AS speed_limit_kmph, sos, private, driver_activity, time_source, fault_codes, tags,
       device_events, ingested_at
FROM telemetry FINAL;

CREATE TABLE IF NOT EXISTS trips
(
    vehicle_id         String,
    started_at         DateTime64(3, 'UTC'),
    trip_id            UUID,
    version            UInt64,
    withdrawn          UInt8,
    state              LowCardinality(String) COMMENT 'open, closed',
    closed_by          LowCardinality(String) COMMENT 'standing, ignition_off, no_data; empty while open',
    driver_id          LowCardinality(String),
    device_trip_id     String,
    ended_at           DateTime64(3, 'UTC') COMMENT 'of an open trip: its last moving fix so far',
    distance_mm        Int64,
    moving_ms          Int64,
    standing_ms        Int64,
    idle_ms            Int64,
    stops              Int32,
    max_speed_ckmph    Nullable(Int32),
    fixes              Int32,
    overspeed_episodes Int32,
    start_lat_e6       Nullable(Int32),
    start_lon_e6       Nullable(Int32),
    end_lat_e6         Nullable(Int32),
    end_lon_e6         Nullable(Int32),
    start_odometer_m   Nullable(Int64),
    end_odometer_m     Nullable(Int64),
    start_fuel_cl      Nullable(Int32),
    end_fuel_cl        Nullable(Int32),
    ingested_at        DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, trip_id)
TTL ingested_at + INTERVAL 25 MONTH;

CREATE TABLE IF NOT EXISTS overspeed_episodes
(
    vehicle_id   String,
    started_at   DateTime64(3, 'UTC'),
    episode_id   UUID,
    version      UInt64,
    withdrawn    UInt8,
    state        LowCardinality(String) COMMENT 'open, closed',
    driver_id    LowCardinality(String),
    trip_id      Nullable(UUID),
    ended_at     DateTime64(3, 'UTC') COMMENT 'of an open episode: its last fix above the limit so far',
    peak_ckmph   Int32,
    limit_ckmph  Int32,
    limit_source LowCardinality(String) COMMENT 'road, fence, vehicle, fleet',
    distance_mm  Int64,
    severity     UInt8 COMMENT '1 low, 2 medium, 3 high',
    sampled      Bool,
    lat_e6       Nullable(Int32),
    lon_e6       Nullable(Int32),
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, episode_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW overspeed_episodes_current AS
SELECT episode_id, version, vehicle_id, driver_id, trip_id, state, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s,
       peak_ckmph / 100 AS peak_kmph, limit_ckmph / 100 AS limit_kmph, limit_source,
       distance_mm / 1000 AS distance_m, severity, sampled, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, ingested_at
FROM overspeed_episodes FINAL;

-- The state a vehicle is in now: one row a vehicle, the newest version wins.
CREATE TABLE IF NOT EXISTS vehicle_states
(
    vehicle_id  String,
    version     UInt64,
    withdrawn   UInt8,
    state       LowCardinality(String) COMMENT 'driving, standing, offline',
    since       DateTime64(3, 'UTC'),
    trip_id     Nullable(UUID),
    driver_id   LowCardinality(String),
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
ORDER BY vehicle_id
TTL ingested_at + INTERVAL 400 DAY;

CREATE OR REPLACE VIEW vehicle_states_current AS
SELECT vehicle_id, version, state, since, trip_id, driver_id, ingested_at
FROM vehicle_states FINAL;

-- Filled from the alerts topic, so that history is what subscribers saw.
CREATE TABLE IF NOT EXISTS alerts
(
    vehicle_id  String,
    started_at  DateTime64(3, 'UTC'),
    alert_id    String,
    version     UInt64,
    withdrawn   UInt8,
    state       LowCardinality(String) COMMENT 'opened, updated, resolved, withdrawn',
    ts          DateTime64(3, 'UTC'),
    ended_at    Nullable(DateTime64(3, 'UTC')),
    emitted_at  DateTime64(3, 'UTC'),
    alert_type  LowCardinality(String),
    severity    UInt8,
    driver_id   LowCardinality(String),
    trip_id     String,
    lat_e6      Nullable(Int32),
    lon_e6      Nullable(Int32),
    details     String,
    data        String COMMENT 'a JSON object: the numbers of that type, units in names',
    late        Bool,
    source      LowCardinality(String) COMMENT 'fleet, external',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, alert_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW alerts_current AS
SELECT alert_id, version, state, ts, started_at, ended_at, emitted_at, alert_type, severity, vehicle_id, driver_id,
       trip_id, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, details, data, late, source, ingested_at
FROM alerts FINAL;

CREATE TABLE IF NOT EXISTS dead_letters
(
    occurred_at    DateTime64(3, 'UTC'),
    dead_letter_id UUID,
    version        UInt64,
    withdrawn      UInt8,
    place          LowCardinality(String) COMMENT 'who could not read or accept it: gateway, decode, rule:trip, loader …',
    reason         LowCardinality(String),
    detail         String,
    origin         String COMMENT 'topic-partition-offset of the original, empty when it never reached the log',
    record_key     String,
    payload        String CODEC(ZSTD(3)),
    ingested_at    DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(occurred_at)
ORDER BY (occurred_at, dead_letter_id)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW dead_letters_current AS
SELECT occurred_at, dead_letter_id, place, reason, detail, origin, record_key, payload, ingested_at
FROM dead_letters FINAL;

-- What a driver app or a TMS tells. `content_hash` is the version, as in telemetry.
CREATE TABLE IF NOT EXISTS trip_events
(
    vehicle_id   String,
    trip_id      String,
    ts           DateTime64(3, 'UTC'),
    event_type   LowCardinality(String),
    content_hash UInt32,
    driver_id    LowCardinality(String),
    lat_e6       Nullable(Int32) COMMENT 'the origin of a trip_start, the end of a trip_end',
    lon_e6       Nullable(Int32),
    distance_m   Nullable(Int64),
    duration_s   Nullable(Int64),
    status       LowCardinality(String),
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(content_hash)
PARTITION BY toYYYYMM(ts)
ORDER BY (vehicle_id, trip_id, ts, event_type)
TTL ingested_at + INTERVAL 25 MONTH;

CREATE OR REPLACE VIEW trip_events_current AS
SELECT vehicle_id, trip_id, ts, event_type, content_hash, driver_id, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon,
       distance_m, duration_s, status, ingested_at
FROM trip_events FINAL;

CREATE TABLE IF NOT EXISTS driver_events
(
    driver_id    String,
    ts           DateTime64(3, 'UTC'),
    event_type   LowCardinality(String),
    vehicle_id   String,
    content_hash UInt32,
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(content_hash)
PARTITION BY toYYYYMM(ts)
ORDER BY (driver_id, ts, event_type, vehicle_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW driver_events_current AS
SELECT driver_id, ts, event_type, vehicle_id, content_hash, ingested_at
FROM driver_events FINAL;

CREATE TABLE IF NOT EXISTS vehicle_status
(
    vehicle_id     String,
    ts             DateTime64(3, 'UTC'),
    content_hash   UInt32,
    fuel_dpct      Nullable(Int32),
    engine_temp_dc Nullable(Int32),
    odometer_m     Nullable(Int64),
    fault_codes    Array(LowCardinality(String)),
    ingested_at    DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(content_hash)
PARTITION BY toYYYYMM(ts)
ORDER BY (vehicle_id, ts, content_hash)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW vehicle_status_current AS
SELECT vehicle_id, ts, content_hash, fuel_dpct / 10 AS fuel_pct, engine_temp_dc / 10 AS engine_temp_c,
       odometer_m / 1000 AS odometer_km, fault_codes, ingested_at
FROM vehicle_status FINAL;

-- Detected trips and those a driver app declared, in one list.
CREATE OR REPLACE VIEW trips_current AS
SELECT toString(trip_id) AS trip_id, version, vehicle_id, driver_id, 'detected' AS source, device_trip_id, state,
       closed_by, started_at, ended_at, distance_mm / 1000 AS distance_m,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, moving_ms / 1000 AS moving_s,
       standing_ms / 1000 AS standing_s, idle_ms / 1000 AS idle_s, stops, max_speed_ckmph / 100 AS max_speed_kmph,
       if(moving_ms > 0, distance_mm / moving_ms * 3.6, NULL) AS mean_speed_kmph, fixes, overspeed_episodes,
       start_lat_e6 / 1e6 AS start_lat, start_lon_e6 / 1e6 AS start_lon, end_lat_e6 / 1e6 AS end_lat,
       end_lon_e6 / 1e6 AS end_lon
FROM trips FINAL
UNION ALL
SELECT trip_id, toUInt64(toUnixTimestamp64Milli(max(ts))) * 1000 AS version, vehicle_id, argMax(driver_id, ts),
       'declared', trip_id, if(countIf(event_type = 'trip_end') > 0, 'closed', 'open'),
       if(countIf(event_type = 'trip_end') > 0, 'declared', ''), min(ts) AS started_at, max(ts) AS ended_at,
       toFloat64(maxOrNullIf(distance_m, event_type = 'trip_end')), dateDiff('millisecond', started_at, ended_at) / 1000,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       anyIf(lat_e6, event_type = 'trip_start') / 1e6, anyIf(lon_e6, event_type = 'trip_start') / 1e6,
       anyIf(lat_e6, event_type = 'trip_end') / 1e6, anyIf(lon_e6, event_type = 'trip_end') / 1e6
FROM trip_events FINAL
GROUP BY vehicle_id, trip_id;
