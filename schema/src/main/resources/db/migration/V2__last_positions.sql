-- The newest fix of each vehicle, kept up as rows arrive. Every column is an idempotent state, so that inserting a row twice
-- changes nothing. A row without a position moves `last_seen` and leaves the position alone. Of rows with equal times the
-- greater content hash wins, as in `telemetry`.
CREATE TABLE IF NOT EXISTS vehicle_last_positions
(
    vehicle_id  String,
    last_seen   SimpleAggregateFunction(max, DateTime64(3, 'UTC')),
    position    AggregateFunction(argMaxIf,
                    Tuple(ts DateTime64(3, 'UTC'), lat_e6 Int32, lon_e6 Int32, speed_ckmph Nullable(Int32), heading_ddeg Nullable(Int32)),
                    Tuple(DateTime64(3, 'UTC'), UInt32), UInt8),
    ignition    AggregateFunction(argMax, Nullable(Bool), Tuple(DateTime64(3, 'UTC'), UInt32)) COMMENT 'the newest known',
    driver_id   AggregateFunction(argMax, String, Tuple(DateTime64(3, 'UTC'), UInt32)) COMMENT 'of the newest row, empty when it names none',
    ingested_at SimpleAggregateFunction(max, DateTime('UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY vehicle_id
TTL ingested_at + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW IF NOT EXISTS vehicle_last_positions_feed TO vehicle_last_positions AS
SELECT vehicle_id,
       max(t.ts) AS last_seen,
       argMaxIfState(
           CAST((t.ts, ifNull(t.lat_e6, 0), ifNull(t.lon_e6, 0), t.speed_ckmph, t.heading_ddeg),
                'Tuple(ts DateTime64(3, \'UTC\'), lat_e6 Int32, lon_e6 Int32, speed_ckmph Nullable(Int32), heading_ddeg Nullable(Int32))'),
           (t.ts, t.content_hash),
           isNotNull(t.lat_e6) AND isNotNull(t.lon_e6)) AS position,
       argMaxState(t.ignition, (t.ts, t.content_hash)) AS ignition,
       argMaxState(CAST(t.driver_id, 'String'), (t.ts, t.content_hash)) AS driver_id,
       max(t.ingested_at) AS ingested_at
FROM telemetry AS t
GROUP BY vehicle_id;

-- Where every vehicle is and what it does. Without a fix the position columns are NULL, without a state it is 'unknown'.
CREATE OR REPLACE VIEW vehicles_current AS
SELECT seen.vehicle_id AS vehicle_id,
       CAST(seen.last_seen, 'DateTime64(3, \'UTC\')') AS last_seen,
       if(seen.has_fix, seen.fix.lat_e6 / 1e6, NULL) AS lat,
       if(seen.has_fix, seen.fix.lon_e6 / 1e6, NULL) AS lon,
       if(seen.has_fix, seen.fix.ts, NULL) AS fix_at,
       seen.fix.speed_ckmph / 100 AS speed_kmph,
       seen.fix.heading_ddeg / 10 AS heading,
       seen.ignition AS ignition,
       if(seen.driver_id != '', seen.driver_id, ifNull(states.driver_id, '')) AS driver_id,
       if(states.known = 1, states.state, 'unknown') AS state,
       if(states.known = 1, states.since, NULL) AS state_since,
       if(states.known = 1, toString(states.trip_id), NULL) AS trip_id
FROM
(
    SELECT vehicle_id, max(p.last_seen) AS last_seen, argMaxIfMerge(p.position) AS fix,
           fix.ts > toDateTime64(0, 3, 'UTC') AS has_fix, argMaxMerge(p.ignition) AS ignition,
           argMaxMerge(p.driver_id) AS driver_id
    FROM vehicle_last_positions AS p
    GROUP BY vehicle_id
) AS seen
LEFT JOIN
(
    SELECT vehicle_id, CAST(state, 'String') AS state, since, trip_id, CAST(driver_id, 'String') AS driver_id, 1 AS known
    FROM vehicle_states FINAL
) AS states ON states.vehicle_id = seen.vehicle_id;
