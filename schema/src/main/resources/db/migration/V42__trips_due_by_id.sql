-- A trip's id says its vehicle, too: ids and versions alone are compared, in half of the time that the vehicles' names beside them took. Half
-- a minute after the other refreshes, so that questions do not meet all of them at once.
DROP VIEW IF EXISTS trip_speeds_refresh;

CREATE OR REPLACE VIEW trip_speeds_due AS
SELECT trip.vehicle_id AS vehicle_id, trip.started_at AS started_at, trip.ended_at AS ended_at, trip.trip_id AS trip_id,
       trip.version AS version
FROM
(
    SELECT vehicle_id, started_at, ended_at, trip_id, version
    FROM trips FINAL
    WHERE state = 'closed' AND ingested_at BETWEEN now() - INTERVAL 89 DAY AND now() - INTERVAL 3 MINUTE
) AS trip
LEFT ANTI JOIN trip_speeds AS counted ON counted.trip_id = trip.trip_id AND counted.version = trip.version
ORDER BY started_at, trip_id
LIMIT 500;

CREATE MATERIALIZED VIEW IF NOT EXISTS trip_speeds_refresh REFRESH EVERY 1 MINUTE OFFSET 30 SECOND APPEND TO trip_speeds AS
WITH
(
    SELECT groupArray((vehicle_id, started_at, ended_at, trip_id, version)) FROM trip_speeds_due
) AS due_trips,
due AS
(
    SELECT trip.1 AS vehicle_id, trip.2 AS started_at, trip.3 AS ended_at, trip.4 AS trip_id, trip.5 AS version
    FROM (SELECT arrayJoin(due_trips) AS trip)
),
telling AS
(
    SELECT DISTINCT vehicle_id FROM harsh_events WHERE source IN ('device', 'both')
),
told AS
(
    SELECT vehicle_id, ts, identity, speed_ckmph, odometer_m, ifNull(private, false) AS private,
           isNotNull(accel_long_mg) OR vehicle_id IN (SELECT vehicle_id FROM telling) AS sees_manoeuvres
    FROM telemetry FINAL
    WHERE vehicle_id IN (SELECT vehicle_id FROM due)
      AND ts >= (SELECT min(started_at) FROM due) AND ts <= (SELECT max(ended_at) FROM due)
),
legs AS
(
    SELECT vehicle_id, ts, speed_ckmph, sees_manoeuvres, toInt64(0) AS private_mm,
           dateDiff('millisecond', ts, leadInFrame(ts, 1, ts) OVER next) AS leg_ms
    FROM told
    WHERE isNotNull(speed_ckmph)
    WINDOW next AS (PARTITION BY vehicle_id ORDER BY ts, identity ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
    UNION ALL
    SELECT vehicle_id, ts, 0, true,
           if(private, greatest(leadInFrame(odometer_m, 1, odometer_m) OVER next - odometer_m, 0) * 1000, 0), 0
    FROM told
    WHERE isNotNull(odometer_m)
    WINDOW next AS (PARTITION BY vehicle_id ORDER BY ts, identity ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
)
SELECT counted.vehicle_id AS vehicle_id, counted.started_at AS started_at, counted.trip_id AS trip_id, counted.version AS version,
       sum(leg.leg_mm) AS measured_mm, sumIf(leg.leg_mm, leg.speed_ckmph < 5000) AS below_50_mm,
       sumIf(leg.leg_mm, leg.leg_ms > 3000 AND NOT leg.sees_manoeuvres) AS unjudged_mm, sum(leg.private_mm) AS private_mm
FROM due AS counted
LEFT JOIN
(
    SELECT trip.trip_id AS trip_id, leg.speed_ckmph AS speed_ckmph, leg.sees_manoeuvres AS sees_manoeuvres,
           toInt64(assumeNotNull(leg.private_mm)) AS private_mm, leg.leg_ms AS leg_ms,
           if(leg.leg_ms <= 60000, intDiv(assumeNotNull(leg.speed_ckmph) * leg.leg_ms, 360), 0) AS leg_mm
    FROM legs AS leg
    ASOF INNER JOIN due AS trip ON trip.vehicle_id = leg.vehicle_id AND leg.ts >= trip.started_at
    WHERE leg.ts < trip.ended_at
) AS leg ON leg.trip_id = counted.trip_id
GROUP BY vehicle_id, started_at, trip_id, version
SETTINGS max_threads = 1;
