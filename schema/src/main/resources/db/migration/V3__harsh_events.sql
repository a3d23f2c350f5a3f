-- Manoeuvres: harsh braking, acceleration and cornering, one row each. Numbers as in V1; _mg = 0.001 g.

CREATE TABLE IF NOT EXISTS harsh_events
(
    vehicle_id   String,
    started_at   DateTime64(3, 'UTC'),
    event_id     UUID,
    version      UInt64,
    withdrawn    UInt8,
    kind         LowCardinality(String) COMMENT 'harsh_braking, harsh_acceleration, harsh_cornering',
    driver_id    LowCardinality(String),
    trip_id      Nullable(UUID),
    ended_at     DateTime64(3, 'UTC'),
    peak_mg      Int32 COMMENT 'the greatest magnitude; 0 when only the device said so, without a value',
    threshold_mg Int32 COMMENT 'what it was judged by',
    severity     UInt8 COMMENT '1 low, 2 medium, 3 high',
    source       LowCardinality(String) COMMENT 'device, computed, both',
    basis        LowCardinality(String) COMMENT 'accelerometer, speed, device',
    speed_ckmph  Nullable(Int32) COMMENT 'when it began',
    lat_e6       Nullable(Int32),
    lon_e6       Nullable(Int32),
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, event_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW harsh_events_current AS
SELECT event_id, version, vehicle_id, driver_id, trip_id, kind, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, peak_mg / 1000 AS peak_g,
       threshold_mg / 1000 AS threshold_g, severity, source, basis, speed_ckmph / 100 AS speed_kmph,
       lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, ingested_at
FROM harsh_events FINAL;
