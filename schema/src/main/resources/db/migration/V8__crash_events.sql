-- Impacts on a vehicle that drove, one row each, from suspicion to what became of it. Numbers as in V1.

CREATE TABLE IF NOT EXISTS crash_events
(
    vehicle_id   String,
    started_at   DateTime64(3, 'UTC') COMMENT 'the impact',
    event_id     UUID,
    version      UInt64,
    withdrawn    UInt8,
    state        LowCardinality(String) COMMENT 'suspected, confirmed (it stood for a minute), cleared (it drove on)',
    driver_id    LowCardinality(String),
    trip_id      Nullable(UUID),
    decided_at   Nullable(DateTime64(3, 'UTC')) COMMENT 'when it was confirmed or cleared',
    severity     UInt8 COMMENT '2 suspected and cleared, 4 confirmed',
    basis        LowCardinality(String) COMMENT 'accelerometer, speed, device: what it is known by',
    peak_mg      Nullable(Int32) COMMENT 'greatest magnitude without gravity, if a device told it',
    before_ckmph Nullable(Int32) COMMENT 'the last speed before it',
    lost_ckmph   Nullable(Int32) COMMENT 'the speed lost in it',
    lat_e6       Nullable(Int32),
    lon_e6       Nullable(Int32),
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, event_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW crash_events_current AS
SELECT event_id, version, vehicle_id, driver_id, trip_id, state, started_at, decided_at, severity, basis,
       peak_mg / 1000 AS peak_g, before_ckmph / 100 AS before_kmph, lost_ckmph / 100 AS lost_kmph,
       lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, ingested_at
FROM crash_events FINAL;
