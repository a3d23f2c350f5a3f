-- Who noticed an overspeed, and what can be judged of a vehicle at the rate and with the fields it sends.

ALTER TABLE overspeed_episodes ADD COLUMN IF NOT EXISTS source LowCardinality(String) DEFAULT 'computed' COMMENT 'device, computed, both';

CREATE OR REPLACE VIEW overspeed_episodes_current AS
SELECT episode_id, version, vehicle_id, driver_id, trip_id, state, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s,
       peak_ckmph / 100 AS peak_kmph, limit_ckmph / 100 AS limit_kmph, limit_source,
       distance_mm / 1000 AS distance_m, severity, sampled, source, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, ingested_at
FROM overspeed_episodes FINAL;
