-- A position told in private mode is nobody's last known place: the row moves `last_seen` and leaves the position alone.
DROP VIEW IF EXISTS vehicle_last_positions_feed;

CREATE MATERIALIZED VIEW IF NOT EXISTS vehicle_last_positions_feed TO vehicle_last_positions AS
SELECT vehicle_id,
       max(t.ts) AS last_seen,
       argMaxIfState(
           CAST((t.ts, ifNull(t.lat_e6, 0), ifNull(t.lon_e6, 0), t.speed_ckmph, t.heading_ddeg),
                'Tuple(ts DateTime64(3, \'UTC\'), lat_e6 Int32, lon_e6 Int32, speed_ckmph Nullable(Int32), heading_ddeg Nullable(Int32))'),
           (t.ts, t.content_hash),
           isNotNull(t.lat_e6) AND isNotNull(t.lon_e6) AND NOT ifNull(t.private, false)) AS position,
       argMaxState(t.ignition, (t.ts, t.content_hash)) AS ignition,
       argMaxState(CAST(t.driver_id, 'String'), (t.ts, t.content_hash)) AS driver_id,
       max(t.ingested_at) AS ingested_at
FROM telemetry AS t
GROUP BY vehicle_id;
