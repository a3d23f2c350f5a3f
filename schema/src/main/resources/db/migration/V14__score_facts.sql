-- What a score needs beside trips and events: what people said about events, and how fast the metres of a trip were driven.

-- Contests and decisions. A record is never changed and never taken back: what holds is read off the newest ones.
CREATE TABLE IF NOT EXISTS event_actions
(
    event_id    UUID COMMENT 'a harsh event, an overspeed episode or a crash',
    at          DateTime64(3, 'UTC') COMMENT 'when the gateway took it',
    action_id   UUID,
    version     UInt64,
    withdrawn   UInt8,
    event_kind  LowCardinality(String) COMMENT 'harsh_braking, harsh_acceleration, harsh_cornering, overspeed, crash',
    vehicle_id  String,
    driver_id   String COMMENT 'who contests; of a decision whom it is about, if it says so',
    action      LowCardinality(String) COMMENT 'contested, excluded, rejected, restored',
    reason      String,
    acted_by    String COMMENT 'the name in the token',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(at)
ORDER BY (event_id, at, action_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW event_actions_current AS
SELECT action_id, version, event_id, event_kind, vehicle_id, driver_id, action, reason, acted_by, at, ingested_at
FROM event_actions FINAL;

-- What holds for an event: the newest decision, and who has contested it since. Of two records of the same millisecond the greater
-- id is the newer one, so every reader and every replay sees the same.
CREATE OR REPLACE VIEW event_decisions_current AS
SELECT event_id, toString(argMaxIf(action, (at, toString(action_id)), action != 'contested')) AS decision,
       arrayMap(contest -> contest.2, arrayFilter(contest -> contest.1 > decided,
           groupArrayIf(((at, toString(action_id)), driver_id), action = 'contested'))) AS contested_by,
       maxIf((at, toString(action_id)), action != 'contested') AS decided
FROM event_actions FINAL
GROUP BY event_id;

-- A trip's metres by what is known of them, counted from its telemetry. The trip's version is its mark: a correction of the trip
-- makes the row stale, and what is stale is counted again.
CREATE TABLE IF NOT EXISTS trip_speeds
(
    vehicle_id  String,
    started_at  DateTime64(3, 'UTC'),
    trip_id     UUID,
    version     UInt64 COMMENT 'of the trip',
    measured_mm Int64 COMMENT 'speed times time, from each message with a speed to the next one, 60 s at most',
    below_50_mm Int64 COMMENT 'of these below 50 km/h',
    unjudged_mm Int64 COMMENT 'of these between messages too far apart to see a manoeuvre: over 3 s, no accelerometer, no own events',
    private_mm  Int64 COMMENT 'what the odometer gained in private mode',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, trip_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW trip_speeds_current AS
SELECT vehicle_id, started_at, trip_id, version, measured_mm / 1e6 AS measured_km, below_50_mm / 1e6 AS below_50_km,
       unjudged_mm / 1e6 AS unjudged_km, private_mm / 1e6 AS private_km, ingested_at
FROM trip_speeds FINAL;

-- Closed trips whose row is three minutes old: by then the sink has sent their telemetry (see V5). Once the telemetry of a trip has
-- expired there is nothing to count; what was counted before stays.
CREATE OR REPLACE VIEW trip_speeds_due AS
SELECT trip.vehicle_id AS vehicle_id, trip.started_at AS started_at, trip.ended_at AS ended_at, trip.trip_id AS trip_id,
       trip.version AS version
FROM
(
    SELECT vehicle_id, started_at, ended_at, trip_id, version
    FROM trips FINAL
    WHERE state = 'closed' AND ingested_at BETWEEN now() - INTERVAL 89 DAY AND now() - INTERVAL 3 MINUTE
) AS trip
LEFT ANTI JOIN trip_speeds AS counted
    ON counted.vehicle_id = trip.vehicle_id AND counted.trip_id = trip.trip_id AND counted.version = trip.version
ORDER BY started_at, trip_id
LIMIT 600;

-- The list is read more than once within one refresh and may lose trips meanwhile that were just corrected; of 600 in it the first 500
-- are counted, so that each of these was in it at every reading.
CREATE MATERIALIZED VIEW IF NOT EXISTS trip_speeds_refresh REFRESH EVERY 1 MINUTE APPEND TO trip_speeds AS
WITH due AS
(
    SELECT * FROM trip_speeds_due
),
counted AS
(
    SELECT * FROM trip_speeds_due ORDER BY started_at, trip_id LIMIT 500
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
FROM counted
LEFT JOIN
(
    SELECT trip.trip_id AS trip_id, leg.speed_ckmph AS speed_ckmph, leg.sees_manoeuvres AS sees_manoeuvres,
           toInt64(assumeNotNull(leg.private_mm)) AS private_mm, leg.leg_ms AS leg_ms,
           if(leg.leg_ms <= 60000, intDiv(assumeNotNull(leg.speed_ckmph) * leg.leg_ms, 360), 0) AS leg_mm
    FROM legs AS leg
    ASOF INNER JOIN due AS trip ON trip.vehicle_id = leg.vehicle_id AND leg.ts >= trip.started_at
    WHERE leg.ts < trip.ended_at
) AS leg ON leg.trip_id = counted.trip_id
GROUP BY vehicle_id, started_at, trip_id, version;
