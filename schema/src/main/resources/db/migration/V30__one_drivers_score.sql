-- One driver's score, planned once.
--
-- The engine plans what is nested again at every level and a join for much longer than it runs: the views of V26.1 took some 90 and 200 ms
-- to plan and 20 to run. Here everything a driver's vehicles did is one list, sorted by vehicle and time, in which each event finds its trip
-- (the last that had begun) by a window function and each trip its speeds, each event its decision, by a second one. No vehicle means
-- all vehicles, no driver all drivers. It says what driver_score_totals and driver_score_deductions of V15 say, to which a test holds it;
-- these stay, as lists of a whole fleet are quicker joined than sorted.
DROP VIEW IF EXISTS driver_score_totals_of;

DROP VIEW IF EXISTS driver_score_deductions_of;

DROP VIEW IF EXISTS driver_recent_of;

DROP VIEW IF EXISTS driver_score_shares_of;

-- deductions: kind, event, vehicle, trip, start, severity, state, points; what weighs most first.
-- told: of a trip distance_mm, moving_ms, then of its speeds measured_mm, unjudged_mm, private_mm.
CREATE OR REPLACE VIEW driver_score_of AS
SELECT driver_id, scope, scope_key, trips, distance_km, driving_s, harsh_braking, harsh_acceleration, harsh_cornering, overspeed_episodes,
       over_limit_s, braking_deduction, acceleration_deduction, cornering_deduction, overspeed_deduction, crashes, crash_deduction,
       if(reason = '', if(whole_points, 100 - round(event_deduction) - round(overspeed_deduction), 100 - event_deduction - overspeed_deduction), NULL) AS raw_score,
       if(reason = '', least(greatest(raw_score, 0), 100), NULL) AS score, reason, judged_km, private_mm / nullIf(distance_mm, 0) AS private_share,
       unjudged_mm / nullIf(distance_mm, 0) AS unjudged_share,
       arraySort(one -> (-ifNull(one.8, -1), toString(one.2), one.1), arrayMap(one -> (one.1, one.2, one.3, one.4, one.5, one.6, one.7,
           multiIf(one.7 = 'excluded', 0, one.1 = 'overspeed', one.9 / 10 / nullIf(driving_s, 0), one.8 * 100 / nullIf(judged_km, 0))), happened)) AS deductions
FROM
(
    SELECT driver_id, scope, scope_key, trips, distance_mm, private_mm, unjudged_mm, whole_points, happened, distance_km, judged_km, driving_s,
           counts['harsh_braking'] AS harsh_braking, counts['harsh_acceleration'] AS harsh_acceleration, counts['harsh_cornering'] AS harsh_cornering,
           counts['crash'] AS crashes, counts['overspeed'] AS overspeed_episodes, over_limit_s,
           points['harsh_braking'] * 100 / nullIf(judged_km, 0) AS braking_deduction,
           points['harsh_acceleration'] * 100 / nullIf(judged_km, 0) AS acceleration_deduction,
           points['harsh_cornering'] * 100 / nullIf(judged_km, 0) AS cornering_deduction,
           points['crash'] * 100 / nullIf(judged_km, 0) AS crash_deduction,
           braking_deduction + acceleration_deduction + cornering_deduction + crash_deduction AS event_deduction,
           weighed_ms / 10 / nullIf(driving_s, 0) AS overspeed_deduction,
           multiIf(distance_km < least_km, 'not enough data', judged_km < least_km, 'not enough judged data', driving_s = 0, 'no driving time', '') AS reason
    FROM
    (
        SELECT driver_id, part.1 AS scope, part.2 AS scope_key, if(scope = 'trip', 5, 20) AS least_km, any(share.whole_points) AS whole_points,
               countIf(kind = 'trip') AS trips, sum(share.distance_mm) AS distance_mm, sum(share.private_mm) AS private_mm,
               sum(share.unjudged_mm) AS unjudged_mm, distance_mm / 1e6 AS distance_km, (distance_mm - private_mm - unjudged_mm) / 1e6 AS judged_km,
               sum(moving_ms) / 1000 AS driving_s, sumIf(over_limit_ms, weighs) / 1000 AS over_limit_s, sumIf(share.weighed_ms, weighs) AS weighed_ms,
               sumMapIf(map(kind, toUInt64(1)), weighs) AS counts, sumMapIf(map(kind, share.points), weighs AND kind != 'overspeed') AS points,
               groupArrayIf((kind, share_id, vehicle_id, trip.2, at, severity, state, share.points, share.weighed_ms), kind != 'trip') AS happened
        FROM
        (
            WITH (SELECT (k, manoeuvre_weight, crash_weight, severity_factors, over_weights, whole_points) FROM score_profiles WHERE profile = {profile:String}) AS setting
            SELECT kind, share_id, vehicle_id, started_at AS at, severity, setting.6 AS whole_points,
                   if(kind = 'trip', (started_at, share_id, said_driver_id, ended_at), last_trip) AS trip,
                   if(said_driver_id != '', said_driver_id, trip.3) AS driver_id,
                   if(kind = 'overspeed', dateDiff('millisecond', started_at, ended_at), 0) AS over_limit_ms,
                   told[1] AS distance_mm, told[2] AS moving_ms, told[3] AS measured_mm, least(told[5], distance_mm) AS private_mm,
                   least(if(measured_mm = 0, 0, toInt64(distance_mm * (told[4] / measured_mm))), distance_mm - private_mm) AS unjudged_mm,
                   multiIf(decision = 'excluded', 'excluded', has(contested_by, driver_id), 'contested', decision) AS state,
                   kind != 'trip' AND state != 'excluded' AS weighs,
                   if(severity = 0, 0, assumeNotNull(setting.1) * if(kind = 'crash', assumeNotNull(setting.3), assumeNotNull(setting.2)) * setting.4[severity]) AS points,
                   if(kind = 'overspeed', over_limit_ms * setting.5[severity], 0) AS weighed_ms
            FROM
            (
                SELECT kind, vehicle_id, started_at, ended_at, share_id, said_trip_id, said_driver_id, severity,
                       maxIf((started_at, share_id, said_driver_id, ended_at), kind = 'trip') OVER so_far AS last_trip,
                       sumForEach(amounts) OVER same AS told, max(said) OVER same AS decision, groupArrayArray(contesting) OVER same AS contested_by
                FROM
                (
                    SELECT 'trip' AS kind, vehicle_id, started_at, ended_at, trip_id AS share_id, version, trip_id AS said_trip_id,
                           toString(driver_id) AS said_driver_id, toUInt8(0) AS severity, [distance_mm, moving_ms] AS amounts, '' AS said,
                           CAST([], 'Array(String)') AS contesting
                    FROM trips FINAL
                    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
                      AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
                    UNION ALL
                    SELECT 'speeds', vehicle_id, started_at, started_at, trip_id, version, trip_id, '', 0,
                           [0, 0, measured_mm, unjudged_mm, private_mm], '', []
                    FROM trip_speeds FINAL
                    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
                      AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
                    UNION ALL
                    SELECT toString(kind), vehicle_id, started_at, started_at, event_id, 0, trip_id, toString(driver_id),
                           toUInt8(least(greatest(harsh_events.severity, 1), 3)), [], '', []
                    FROM harsh_events FINAL
                    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
                      AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
                    UNION ALL
                    SELECT 'crash', vehicle_id, started_at, started_at, event_id, 0, trip_id, toString(driver_id),
                           toUInt8(if(crash_events.severity = 0, 3, least(crash_events.severity, 3))), [], '', []
                    FROM crash_events FINAL
                    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
                      AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)}) AND state = 'confirmed'
                    UNION ALL
                    SELECT 'overspeed', vehicle_id, started_at, ended_at, episode_id, 0, trip_id, toString(driver_id),
                           toUInt8(multiIf(toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 110, 1, toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 120, 2, 3)),
                           [], '', []
                    FROM overspeed_episodes FINAL
                    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
                      AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
                    UNION ALL
                    SELECT 'decision', '', decided.1, decided.1, event_id, 0, event_id, '', 0, [], decision, contested_by
                    FROM event_decisions_current
                )
                WINDOW so_far AS (PARTITION BY vehicle_id ORDER BY started_at), same AS (PARTITION BY share_id, version)
            )
            WHERE kind NOT IN ('speeds', 'decision') AND trip.3 != '' AND (kind = 'trip' OR started_at <= trip.4 OR said_trip_id = trip.2)
              AND ({driver:String} = '' OR driver_id = {driver:String})
        ) AS share
        ARRAY JOIN [('window', ''), ('day', toString(toDate(trip.1))), ('trip', toString(trip.2))] AS part
        GROUP BY driver_id, scope, scope_key
    )
);

-- As driver_recent of V15, in the same way. own_trip: start and end of the driver's own trip, in which metres count; an event may name the
-- driver on the trip of another.
CREATE OR REPLACE VIEW driver_recent_of AS
SELECT {driver:String} AS driver_id,
       sumIf(intDiv(assumeNotNull(speed_ckmph) * leg_ms, 360), kind = 'fix' AND at < own_trip.2 AND leg_ms <= 60000) / 1e6 AS distance_km,
       countIf(counts AND kind = 'harsh_braking') AS harsh_braking, countIf(counts AND kind = 'harsh_acceleration') AS harsh_acceleration,
       countIf(counts AND kind = 'harsh_cornering') AS harsh_cornering, countIf(counts AND kind = 'crash') AS crashes,
       countIf(counts AND kind = 'overspeed') AS overspeed_episodes,
       if(distance_km > 0, (harsh_braking + harsh_acceleration + harsh_cornering + crashes) * 100 / distance_km, NULL) AS events_per_100_km
FROM
(
    SELECT kind, at, speed_ckmph, dateDiff('millisecond', at, leadInFrame(at, 1, at) OVER next) AS leg_ms,
           maxIf((at, until), until > toDateTime64(0, 3, 'UTC')) OVER so_far AS own_trip,
           maxIf((at, share_id, said_driver_id, ended_at), kind = 'trip') OVER so_far AS trip,
           kind NOT IN ('fix', 'trip', 'decision') AND trip.3 != '' AND (at <= trip.4 OR said_trip_id = trip.2)
               AND if(said_driver_id != '', said_driver_id, trip.3) = {driver:String} AND max(said) OVER same != 'excluded' AS counts
    FROM
    (
            SELECT 'trip' AS kind, vehicle_id, started_at AS at, trip_id AS share_id, trip_id AS said_trip_id, toString(driver_id) AS said_driver_id, ended_at,
                   if(said_driver_id = {driver:String} AND (state = 'open' OR ended_at >= {from:DateTime64(3, 'UTC')}),
                       if(state = 'open', {to:DateTime64(3, 'UTC')}, ended_at), toDateTime64(0, 3, 'UTC')) AS until,
                   toUInt32(0) AS number, CAST(NULL, 'Nullable(Int32)') AS speed_ckmph, '' AS said
            FROM trips FINAL
            WHERE started_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY AND started_at < {to:DateTime64(3, 'UTC')}
              AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
            UNION ALL
            SELECT 'fix', vehicle_id, ts, toUUID('00000000-0000-0000-0000-000000000000'), toUUID('00000000-0000-0000-0000-000000000000'), '', ts,
                   toDateTime64(0, 3, 'UTC'), identity, speed_ckmph, ''
            FROM telemetry FINAL
            WHERE ts >= {from:DateTime64(3, 'UTC')} AND ts < {to:DateTime64(3, 'UTC')} AND isNotNull(speed_ckmph)
              AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
            UNION ALL
            SELECT toString(kind), vehicle_id, started_at, event_id, trip_id, toString(driver_id), started_at, toDateTime64(0, 3, 'UTC'), 0, NULL, ''
            FROM harsh_events FINAL
            WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
              AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
            UNION ALL
            SELECT 'crash', vehicle_id, started_at, event_id, trip_id, toString(driver_id), started_at, toDateTime64(0, 3, 'UTC'), 0, NULL, ''
            FROM crash_events FINAL
            WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
              AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)}) AND state = 'confirmed'
            UNION ALL
            SELECT 'overspeed', vehicle_id, started_at, episode_id, trip_id, toString(driver_id), started_at, toDateTime64(0, 3, 'UTC'), 0, NULL, ''
            FROM overspeed_episodes FINAL
            WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
              AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
            UNION ALL
            SELECT 'decision', '', decided.1, event_id, event_id, '', decided.1, toDateTime64(0, 3, 'UTC'), 0, NULL, decision
            FROM event_decisions_current
    )
    WINDOW so_far AS (PARTITION BY vehicle_id ORDER BY at), same AS (PARTITION BY share_id),
           next AS (PARTITION BY vehicle_id, kind ORDER BY at, number ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)
);
