-- Visits of vehicles to geofences; one row each. Numbers as in V1.

CREATE TABLE IF NOT EXISTS geofence_visits
(
    vehicle_id   String,
    entered_at   DateTime64(3, 'UTC') COMMENT 'when the edge was crossed, reckoned between two fixes',
    visit_id     UUID,
    version      UInt64,
    withdrawn    UInt8,
    fence_id     LowCardinality(String),
    state        LowCardinality(String) COMMENT 'open, closed',
    closed_by    LowCardinality(String) COMMENT 'exit, crossed (gone through between two fixes: inferred), fence (removed, or its hours ended)',
    driver_id    LowCardinality(String) COMMENT 'who drove when it came in',
    trip_id      Nullable(UUID) COMMENT 'the trip on which it came in',
    exited_at    Nullable(DateTime64(3, 'UTC')),
    entry_lat_e6 Nullable(Int32),
    entry_lon_e6 Nullable(Int32),
    exit_lat_e6  Nullable(Int32),
    exit_lon_e6  Nullable(Int32),
    ingested_at  DateTime('UTC') DEFAULT now(),
    INDEX fences fence_id TYPE bloom_filter GRANULARITY 4
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(entered_at)
ORDER BY (vehicle_id, entered_at, visit_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW geofence_visits_current AS
SELECT visit_id, version, vehicle_id, fence_id, state, closed_by, CAST(CAST(closed_by, 'String') = 'crossed', 'Bool') AS inferred, driver_id, trip_id, entered_at, exited_at,
       dateDiff('millisecond', entered_at, exited_at) / 1000 AS duration_s, entry_lat_e6 / 1e6 AS entry_lat, entry_lon_e6 / 1e6 AS entry_lon,
       exit_lat_e6 / 1e6 AS exit_lat, exit_lon_e6 / 1e6 AS exit_lon, ingested_at
FROM geofence_visits FINAL;

ALTER TABLE overspeed_episodes COMMENT COLUMN limit_source 'road, fence, vehicle, driver_group, group, class, fleet';
