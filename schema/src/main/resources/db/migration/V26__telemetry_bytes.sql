-- What a row of telemetry takes on disk. Codecs were chosen by what recorded drives and a simulated month cost with each; parts that
-- are there stay as they are and take the new ones with their next merge.
--
-- Places and the odometer: the change of the change, bit planes of 64 values each, then ZSTD. Speed and heading: devices give whole
-- units, so the greatest common divisor goes first.
ALTER TABLE telemetry
    MODIFY COLUMN vehicle_id CODEC(ZSTD(3)),
    MODIFY COLUMN lat_e6 CODEC(Delta(4), Delta(4), T64('bit'), ZSTD(1)),
    MODIFY COLUMN lon_e6 CODEC(Delta(4), Delta(4), T64('bit'), ZSTD(1)),
    MODIFY COLUMN altitude_dm CODEC(GCD, Delta(4), ZSTD(1)),
    MODIFY COLUMN speed_ckmph CODEC(GCD, Delta(4), T64('bit'), ZSTD(1)),
    MODIFY COLUMN heading_ddeg CODEC(GCD, Delta(4), T64('bit'), ZSTD(1)),
    MODIFY COLUMN odometer_m CODEC(Delta(8), Delta(8), T64('bit'), ZSTD(1)),
    MODIFY COLUMN fuel_dpct CODEC(Delta(4), ZSTD(1)),
    MODIFY COLUMN fuel_cl CODEC(Delta(4), ZSTD(1)),
    MODIFY COLUMN soc_dpct CODEC(Delta(4), ZSTD(1)),
    MODIFY COLUMN engine_temp_dc CODEC(Delta(4), ZSTD(1)),
    MODIFY COLUMN driver_id CODEC(ZSTD(1)),
    MODIFY COLUMN device_trip_id CODEC(ZSTD(1)),
    MODIFY COLUMN driver_activity CODEC(ZSTD(1)),
    MODIFY COLUMN time_source CODEC(ZSTD(1)),
    MODIFY COLUMN fault_codes CODEC(ZSTD(1)),
    MODIFY COLUMN tags CODEC(ZSTD(1));

-- Without an id of the sender's own the identity is the hash of the content, and four bytes of it are enough: 0 says "the identity".
-- Of two rows of one identity the greater hash still wins: both are 0 or say the same, or both are hashes.
ALTER TABLE telemetry
    MODIFY COLUMN content_hash CODEC(ZSTD(1)),
    COMMENT COLUMN content_hash 'the version: of two contents of one identity the greater hash wins; 0: the same as the identity';

CREATE OR REPLACE VIEW telemetry_current AS
SELECT vehicle_id, ts, identity, if(content_hash = 0, identity, content_hash) AS content_hash, driver_id, device_trip_id,
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

-- As in V3.1; of equal times the greater content hash wins, be it written or not. Without a moment in which rows would pass it by.
ALTER TABLE vehicle_last_positions_feed MODIFY QUERY
SELECT vehicle_id,
       max(t.ts) AS last_seen,
       argMaxIfState(
           CAST((t.ts, ifNull(t.lat_e6, 0), ifNull(t.lon_e6, 0), t.speed_ckmph, t.heading_ddeg),
                'Tuple(ts DateTime64(3, \'UTC\'), lat_e6 Int32, lon_e6 Int32, speed_ckmph Nullable(Int32), heading_ddeg Nullable(Int32))'),
           (t.ts, if(t.content_hash = 0, t.identity, t.content_hash)),
           isNotNull(t.lat_e6) AND isNotNull(t.lon_e6) AND NOT ifNull(t.private, false)) AS position,
       argMaxState(t.ignition, (t.ts, if(t.content_hash = 0, t.identity, t.content_hash))) AS ignition,
       argMaxState(CAST(t.driver_id, 'String'), (t.ts, if(t.content_hash = 0, t.identity, t.content_hash))) AS driver_id,
       max(t.ingested_at) AS ingested_at
FROM telemetry AS t
GROUP BY vehicle_id;
