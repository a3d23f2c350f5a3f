-- Engines on while the vehicle stands, and movements that nobody drove; one row each. Numbers as in V1, _cl = 0.01 litre.

CREATE TABLE IF NOT EXISTS idlings
(
    vehicle_id    String,
    started_at    DateTime64(3, 'UTC') COMMENT 'the first second known of standing with the engine on',
    idling_id     UUID,
    version       UInt64,
    withdrawn     UInt8,
    state         LowCardinality(String) COMMENT 'open, closed',
    driver_id     LowCardinality(String),
    trip_id       Nullable(UUID) COMMENT 'the trip it lies in or has ended',
    ended_at      DateTime64(3, 'UTC') COMMENT 'while open: the last event told of',
    severity      UInt8 COMMENT '1 low, 2 from 10 min, 3 from 30 min',
    lat_e6        Nullable(Int32),
    lon_e6        Nullable(Int32),
    start_fuel_cl Nullable(Int32),
    end_fuel_cl   Nullable(Int32),
    ingested_at   DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, idling_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW idlings_current AS
SELECT idling_id, version, vehicle_id, driver_id, trip_id, state, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, severity,
       (start_fuel_cl - end_fuel_cl) / 100 AS fuel_used_l, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, ingested_at
FROM idlings FINAL;

CREATE TABLE IF NOT EXISTS tows
(
    vehicle_id    String,
    started_at    DateTime64(3, 'UTC') COMMENT 'the first moving fix, or when the tracker told it',
    tow_id        UUID,
    version       UInt64,
    withdrawn     UInt8,
    state         LowCardinality(String) COMMENT 'open, closed',
    closed_by     LowCardinality(String) COMMENT 'standing, ignition_on, no_data; empty while open',
    source        LowCardinality(String) COMMENT 'computed, device, both',
    parked_since  DateTime64(3, 'UTC'),
    ended_at      DateTime64(3, 'UTC') COMMENT 'while open: the last fix told of',
    distance_mm   Int64,
    parked_lat_e6 Nullable(Int32),
    parked_lon_e6 Nullable(Int32),
    lat_e6        Nullable(Int32) COMMENT 'where it was at last',
    lon_e6        Nullable(Int32),
    ingested_at   DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, tow_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW tows_current AS
SELECT tow_id, version, vehicle_id, state, closed_by, source, parked_since, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, distance_mm / 1000 AS distance_m,
       parked_lat_e6 / 1e6 AS parked_lat, parked_lon_e6 / 1e6 AS parked_lon, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon,
       ingested_at
FROM tows FINAL;
