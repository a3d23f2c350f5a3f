-- One score, asked by everybody: a view over current facts, never a stored number and never a mean of scores. Replaces V6.
--
-- A window [from, to) holds the trips that started in it and have a known driver, and what happened on them. An event, episode or
-- crash belongs to the trip of its vehicle in which it began, and to the driver it names itself, else to the trip's. A towed vehicle
-- makes no trip, so what happens to it is nobody's.
--   raw   = 100 - k * (sum of weight * severity factor of events per 100 km judged) - 100 * sum of (weight * time over the limit / driving time)
--   score = raw, but not below 0 and not above 100; ranking uses raw
-- What was excluded weighs nothing and stays visible with its state. Metres in private mode, and metres on which a manoeuvre could not
-- have been seen, are no metres judged. A window or a day counts from 20 km judged, a trip from 5 km; below, the score is NULL and
-- `reason` says why. Driving time is the time in which the vehicle moved.

-- What the formula may be asked with. severity_factors: of severity 1, 2, 3. over_weights: of episodes whose peak is at most 10 %, at
-- most 20 %, more than 20 % above the limit. whole_points: the published formula of that name rounds events and speeding to whole
-- points each (5 events on 247 miles, 1 h 09 of 8 h 40 above the limit: 100 - 20 - 13 = 67).
CREATE OR REPLACE VIEW score_profiles AS
SELECT profile, k, manoeuvre_weight, crash_weight, severity_factors, over_weights, whole_points
FROM VALUES('profile String, k Float64, manoeuvre_weight Float64, crash_weight Float64, severity_factors Array(Float64), over_weights Array(Float64), whole_points Bool',
    ('standard', 4, 1, 10, [0.5, 1, 2], [1, 2, 3], false),
    ('per-1000-miles', 16.09, 1, 1, [1, 1, 1], [1, 1, 1], true));

-- What each trip, event, episode and crash brings in, once and before any weight. Distances in mm, times in ms. severity: 1, 2, 3; of an
-- episode by its peak; a crash is severe unless its row says otherwise. state: empty, contested, rejected, restored, excluded.
CREATE OR REPLACE VIEW driver_score_shares AS
WITH driven AS
(
    SELECT trip.vehicle_id AS vehicle_id, trip.started_at AS started_at, trip.ended_at AS ended_at, trip.trip_id AS trip_id,
           toString(trip.driver_id) AS driver_id, trip.distance_mm AS distance_mm, trip.moving_ms AS moving_ms,
           counted.measured_mm AS measured_mm, counted.below_50_mm AS below_50_mm,
           least(counted.private_mm, trip.distance_mm) AS private_mm,
           least(if(counted.measured_mm = 0, 0, toInt64(trip.distance_mm * (counted.unjudged_mm / counted.measured_mm))),
               trip.distance_mm - private_mm) AS unjudged_mm
    FROM
    (
        SELECT vehicle_id, started_at, ended_at, trip_id, driver_id, distance_mm, moving_ms, version
        FROM trips FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    ) AS trip
    LEFT ANY JOIN
    (
        SELECT trip_id, version, measured_mm, below_50_mm, unjudged_mm, private_mm
        FROM trip_speeds FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    ) AS counted ON counted.trip_id = trip.trip_id AND counted.version = trip.version
)
SELECT driver_id, vehicle_id, trip_id, started_at AS trip_started_at, 'trip' AS kind, trip_id AS share_id, started_at AS at,
       distance_mm, distance_mm - private_mm - unjudged_mm AS judged_mm, private_mm, unjudged_mm, measured_mm, below_50_mm, moving_ms,
       toUInt8(0) AS severity, toInt64(0) AS over_limit_ms, '' AS state
FROM driven
WHERE driver_id != ''
UNION ALL
SELECT if(event.driver_id != '', event.driver_id, event.trip_driver_id) AS driver_id, event.vehicle_id, event.trip_id, event.trip_started_at,
       event.kind, event.share_id, event.started_at, 0, 0, 0, 0, 0, 0, 0, event.severity, event.over_limit_ms,
       multiIf(said.decision = 'excluded', 'excluded', has(said.contested_by, driver_id), 'contested', said.decision)
FROM
(
    SELECT happened.vehicle_id AS vehicle_id, happened.started_at AS started_at, happened.share_id AS share_id, happened.kind AS kind,
           happened.driver_id AS driver_id, happened.severity AS severity, happened.over_limit_ms AS over_limit_ms,
           trip.trip_id AS trip_id, trip.started_at AS trip_started_at, trip.driver_id AS trip_driver_id
    FROM
    (
        SELECT vehicle_id, started_at, event_id AS share_id, trip_id AS said_trip_id, toString(driver_id) AS driver_id, toString(kind) AS kind,
               toUInt8(least(greatest(harsh_events.severity, 1), 3)) AS severity, toInt64(0) AS over_limit_ms
        FROM harsh_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
        UNION ALL
        SELECT vehicle_id, started_at, event_id, trip_id, toString(driver_id), 'crash',
               toUInt8(if(crash_events.severity = 0, 3, least(crash_events.severity, 3))), 0
        FROM crash_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY AND state = 'confirmed'
        UNION ALL
        SELECT vehicle_id, started_at, episode_id, trip_id, toString(driver_id), 'overspeed',
               toUInt8(multiIf(toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 110, 1, toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 120, 2, 3)),
               dateDiff('millisecond', started_at, ended_at)
        FROM overspeed_episodes FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
    ) AS happened
    ASOF INNER JOIN driven AS trip ON trip.vehicle_id = happened.vehicle_id AND happened.started_at >= trip.started_at
    WHERE trip.driver_id != '' AND (happened.started_at <= trip.ended_at OR happened.said_trip_id = trip.trip_id)
) AS event
LEFT ANY JOIN event_decisions_current AS said ON said.event_id = event.share_id;

-- The formula, over the totals of a whole window, of each day (UTC, by the trip's start) and of each trip.
CREATE OR REPLACE VIEW driver_score_totals AS
SELECT driver_id, scope, scope_key, trips, distance_km, driving_s, harsh_braking, harsh_acceleration, harsh_cornering, overspeed_episodes,
       over_limit_s, braking_deduction, acceleration_deduction, cornering_deduction, overspeed_deduction,
       if(reason = '', if(whole_points, 100 - round(event_deduction) - round(overspeed_deduction), 100 - event_deduction - overspeed_deduction), NULL) AS raw_score,
       if(reason = '', least(greatest(raw_score, 0), 100), NULL) AS score,
       multiIf(distance_km < least_km, 'not enough data', judged_km < least_km, 'not enough judged data', driving_s = 0, 'no driving time', '') AS reason,
       event_ids, episode_ids, crashes, crash_deduction, crash_ids, excluded_ids, contested_ids,
       judged_km, private_mm / 1e6 AS private_km, unjudged_mm / 1e6 AS unjudged_km,
       private_mm / nullIf(distance_mm, 0) AS private_share, unjudged_mm / nullIf(distance_mm, 0) AS unjudged_share,
       below_50_mm / nullIf(measured_mm, 0) AS below_50_share, braking_ids, acceleration_ids, cornering_ids, profile
FROM
(
    SELECT driver_id, part.1 AS scope, part.2 AS scope_key, if(scope = 'trip', 5, 20) AS least_km,
           any(share.profile) AS profile, any(share.whole_points) AS whole_points,
           countIf(kind = 'trip') AS trips, sum(share.distance_mm) AS distance_mm, distance_mm / 1e6 AS distance_km,
           sum(share.judged_mm) / 1e6 AS judged_km, sum(share.private_mm) AS private_mm, sum(share.unjudged_mm) AS unjudged_mm,
           sum(share.measured_mm) AS measured_mm, sum(share.below_50_mm) AS below_50_mm, sum(share.moving_ms) / 1000 AS driving_s,
           countIf(weighs AND kind = 'harsh_braking') AS harsh_braking, countIf(weighs AND kind = 'harsh_acceleration') AS harsh_acceleration,
           countIf(weighs AND kind = 'harsh_cornering') AS harsh_cornering, countIf(weighs AND kind = 'crash') AS crashes,
           countIf(weighs AND kind = 'overspeed') AS overspeed_episodes, sumIf(over_limit_ms, weighs) / 1000 AS over_limit_s,
           sumIf(points, weighs AND kind = 'harsh_braking') * 100 / nullIf(judged_km, 0) AS braking_deduction,
           sumIf(points, weighs AND kind = 'harsh_acceleration') * 100 / nullIf(judged_km, 0) AS acceleration_deduction,
           sumIf(points, weighs AND kind = 'harsh_cornering') * 100 / nullIf(judged_km, 0) AS cornering_deduction,
           sumIf(points, weighs AND kind = 'crash') * 100 / nullIf(judged_km, 0) AS crash_deduction,
           braking_deduction + acceleration_deduction + cornering_deduction + crash_deduction AS event_deduction,
           sumIf(over_limit_ms * over_weight, weighs AND kind = 'overspeed') / 10 / nullIf(driving_s, 0) AS overspeed_deduction,
           arraySort(groupArrayIf(toString(share_id), weighs AND kind = 'harsh_braking')) AS braking_ids,
           arraySort(groupArrayIf(toString(share_id), weighs AND kind = 'harsh_acceleration')) AS acceleration_ids,
           arraySort(groupArrayIf(toString(share_id), weighs AND kind = 'harsh_cornering')) AS cornering_ids,
           arraySort(groupArrayIf(toString(share_id), weighs AND startsWith(kind, 'harsh'))) AS event_ids,
           arraySort(groupArrayIf(toString(share_id), weighs AND kind = 'overspeed')) AS episode_ids,
           arraySort(groupArrayIf(toString(share_id), weighs AND kind = 'crash')) AS crash_ids,
           arraySort(groupArrayIf(toString(share_id), state = 'excluded')) AS excluded_ids,
           arraySort(groupArrayIf(toString(share_id), state = 'contested')) AS contested_ids
    FROM
    (
        SELECT *, state != 'excluded' AS weighs,
               if(severity = 0, 0, k * if(kind = 'crash', crash_weight, manoeuvre_weight) * severity_factors[severity]) AS points,
               if(severity = 0, 0, over_weights[severity]) AS over_weight
        FROM ${flyway:defaultSchema}.driver_score_shares(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS happened
        CROSS JOIN
        (
            SELECT * FROM score_profiles WHERE profile = {profile:String}
        ) AS setting
    ) AS share
    ARRAY JOIN [('window', ''), ('day', toString(toDate(trip_started_at))), ('trip', toString(trip_id))] AS part
    GROUP BY driver_id, scope, scope_key
);

-- Each event, episode and crash of a window's drivers, with the points it takes: their sum is the deduction, before it is rounded.
CREATE OR REPLACE VIEW driver_score_deductions AS
SELECT share.driver_id AS driver_id, share.kind AS kind, share.share_id AS event_id, share.vehicle_id AS vehicle_id, share.trip_id AS trip_id,
       share.at AS started_at, share.severity AS severity, share.over_limit_ms / 1000 AS over_limit_s, share.state AS state,
       multiIf(share.state = 'excluded', 0,
               share.kind = 'overspeed', share.over_limit_ms * setting.over_weights[share.severity] / 10 / nullIf(total.driving_s, 0),
               setting.k * if(share.kind = 'crash', setting.crash_weight, setting.manoeuvre_weight)
                   * setting.severity_factors[share.severity] * 100 / nullIf(total.judged_km, 0)) AS points
FROM ${flyway:defaultSchema}.driver_score_shares(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS share
INNER JOIN
(
    SELECT driver_id, sum(judged_mm) / 1e6 AS judged_km, sum(moving_ms) / 1000 AS driving_s
    FROM ${flyway:defaultSchema}.driver_score_shares(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
    GROUP BY driver_id
) AS total ON total.driver_id = share.driver_id
CROSS JOIN
(
    SELECT * FROM score_profiles WHERE profile = {profile:String}
) AS setting
WHERE share.kind != 'trip';

-- By the design's own profile.
CREATE OR REPLACE VIEW driver_scores AS
SELECT * EXCEPT (scope, scope_key)
FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}, profile = 'standard')
WHERE scope = 'window';

CREATE OR REPLACE VIEW driver_day_scores AS
SELECT toDate(scope_key) AS day, * EXCEPT (scope, scope_key)
FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}, profile = 'standard')
WHERE scope = 'day';

CREATE OR REPLACE VIEW trip_scores AS
SELECT scope_key AS trip_id, * EXCEPT (scope, scope_key, trips)
FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}, profile = 'standard')
WHERE scope = 'trip';

-- The windows that end now.
CREATE OR REPLACE VIEW driver_scores_current AS
SELECT '24h' AS score_window, * FROM ${flyway:defaultSchema}.driver_scores(from = now64(3, 'UTC') - INTERVAL 24 HOUR, to = now64(3, 'UTC'))
UNION ALL
SELECT '7d', * FROM ${flyway:defaultSchema}.driver_scores(from = now64(3, 'UTC') - INTERVAL 7 DAY, to = now64(3, 'UTC'))
UNION ALL
SELECT '30d', * FROM ${flyway:defaultSchema}.driver_scores(from = now64(3, 'UTC') - INTERVAL 30 DAY, to = now64(3, 'UTC'));

-- What happened in a few minutes, which are too few for a score: counts, and events per 100 km. A trip lasts two days at most here.
-- Metres are speed times time, as in trip_speeds; of one driver, so that only the vehicles driven are read.
CREATE OR REPLACE VIEW driver_recent AS
WITH driven AS
(
    SELECT vehicle_id, started_at, if(state = 'open', {to:DateTime64(3, 'UTC')}, ended_at) AS until
    FROM trips FINAL
    WHERE driver_id = {driver:String} AND started_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY
      AND started_at < {to:DateTime64(3, 'UTC')} AND (state = 'open' OR ended_at >= {from:DateTime64(3, 'UTC')})
),
legs AS
(
    SELECT vehicle_id, ts, speed_ckmph,
           dateDiff('millisecond', ts, leadInFrame(ts, 1, ts) OVER (PARTITION BY vehicle_id ORDER BY ts, identity ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) AS leg_ms
    FROM telemetry FINAL
    WHERE vehicle_id IN (SELECT vehicle_id FROM driven) AND isNotNull(speed_ckmph)
      AND ts >= {from:DateTime64(3, 'UTC')} AND ts < {to:DateTime64(3, 'UTC')}
)
SELECT {driver:String} AS driver_id, way.distance_km AS distance_km, harsh_braking, harsh_acceleration, harsh_cornering, crashes,
       overspeed_episodes, if(distance_km > 0, (harsh_braking + harsh_acceleration + harsh_cornering + crashes) * 100 / distance_km, NULL) AS events_per_100_km
FROM
(
    SELECT countIf(kind = 'harsh_braking') AS harsh_braking, countIf(kind = 'harsh_acceleration') AS harsh_acceleration,
           countIf(kind = 'harsh_cornering') AS harsh_cornering, countIf(kind = 'crash') AS crashes, countIf(kind = 'overspeed') AS overspeed_episodes
    FROM ${flyway:defaultSchema}.driver_score_shares(from = {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY, to = {to:DateTime64(3, 'UTC')})
    WHERE driver_id = {driver:String} AND kind != 'trip' AND state != 'excluded'
      AND at >= {from:DateTime64(3, 'UTC')} AND at < {to:DateTime64(3, 'UTC')}
) AS happened
CROSS JOIN
(
    SELECT sumIf(intDiv(assumeNotNull(leg.speed_ckmph) * leg.leg_ms, 360), leg.leg_ms <= 60000) / 1e6 AS distance_km
    FROM legs AS leg
    ASOF INNER JOIN driven AS trip ON trip.vehicle_id = leg.vehicle_id AND leg.ts >= trip.started_at
    WHERE leg.ts < trip.until
) AS way;

-- The class of each vehicle as it is said to be now; of one nobody has described, empty.
CREATE OR REPLACE VIEW vehicle_classes_current AS
SELECT id AS vehicle_id, argMax(if(deleted, '', JSONExtractString(body, 'class')), (valid_from, version)) AS vehicle_class
FROM reference FINAL
WHERE kind = 'vehicles' AND valid_from <= now64(3, 'UTC')
GROUP BY id;

-- The class each driver of a window drove most.
CREATE OR REPLACE VIEW driver_classes AS
SELECT driver_id, argMax(vehicle_class, (driven_mm, vehicle_class)) AS vehicle_class
FROM
(
    SELECT trip.driver_id AS driver_id, described.vehicle_class AS vehicle_class, sum(trip.distance_mm) AS driven_mm
    FROM ${flyway:defaultSchema}.driver_score_shares(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS trip
    LEFT ANY JOIN vehicle_classes_current AS described ON described.vehicle_id = trip.vehicle_id
    WHERE trip.kind = 'trip'
    GROUP BY driver_id, vehicle_class
)
GROUP BY driver_id;

-- Drivers of a window in groups of equals: the class they drove most, and the share of metres below 50 km/h in thirds (open road,
-- mixed, town). The borders are fixed, so nobody's group depends on anybody else. Ranked by raw among at least five with 100 km each.
CREATE OR REPLACE VIEW driver_ranking AS
SELECT driver_id, vehicle_class, traffic, below_50_share, distance_km, score, raw_score, group_size,
       if(compared AND group_size >= 5, place, NULL) AS group_rank,
       if(compared AND group_size < 5, 'fewer than five to compare with', why_not) AS reason
FROM
(
    SELECT *, if(compared, count() OVER (PARTITION BY vehicle_class, traffic, compared), 0) AS group_size,
           rank() OVER (PARTITION BY vehicle_class, traffic, compared ORDER BY raw_score DESC) AS place
    FROM
    (
        SELECT total.driver_id AS driver_id, most.vehicle_class AS vehicle_class, total.below_50_share AS below_50_share,
               multiIf(isNull(below_50_share), '', below_50_share < 1 / 3, 'open road', below_50_share < 2 / 3, 'mixed', 'town') AS traffic,
               total.distance_km AS distance_km, total.score AS score, total.raw_score AS raw_score,
               multiIf(total.reason != '', total.reason, total.judged_km < 100, 'less than 100 km', traffic = '', 'speeds not measured', '') AS why_not,
               why_not = '' AS compared
        FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}, profile = {profile:String}) AS total
        LEFT ANY JOIN ${flyway:defaultSchema}.driver_classes(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS most
            ON most.driver_id = total.driver_id
        WHERE total.scope = 'window'
    )
);

-- What an insurer asks: exposure, crashes, manoeuvres and speeding of a stretch of time, of the fleet (class 'all') and of each class,
-- over all trips, whoever drove. What was excluded does not count. Scores are those of drivers, in the class they drove most.
CREATE OR REPLACE VIEW insurer_report AS
WITH counted AS
(
    SELECT trip.vehicle_id AS vehicle_id, toInt64(trip.distance_mm) AS distance_mm, toInt64(trip.moving_ms) AS moving_ms,
           if(trip.driver_id != '', toInt64(trip.distance_mm), 0) AS driver_mm, if(speed.measured_mm > 0, toInt64(trip.distance_mm), 0) AS measured_mm,
           least(speed.private_mm, trip.distance_mm) AS private_mm,
           if(speed.measured_mm = 0, 0, least(toInt64(trip.distance_mm * (speed.unjudged_mm / speed.measured_mm)), trip.distance_mm - private_mm)) AS unjudged_mm,
           toInt64(0) AS harsh, toInt64(0) AS crash, toInt64(0) AS over_limit_ms
    FROM
    (
        SELECT vehicle_id, trip_id, version, driver_id, distance_mm, moving_ms
        FROM trips FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    ) AS trip
    LEFT ANY JOIN
    (
        SELECT trip_id, version, measured_mm, unjudged_mm, private_mm
        FROM trip_speeds FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    ) AS speed ON speed.trip_id = trip.trip_id AND speed.version = trip.version
    UNION ALL
    SELECT vehicle_id, 0, 0, 0, 0, 0, 0, harsh, crash, over_limit_ms
    FROM
    (
        SELECT vehicle_id, event_id, 1 AS harsh, 0 AS crash, 0 AS over_limit_ms
        FROM harsh_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
        UNION ALL
        SELECT vehicle_id, event_id, 0, 1, 0
        FROM crash_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} AND state = 'confirmed'
        UNION ALL
        SELECT vehicle_id, episode_id, 0, 0, dateDiff('millisecond', started_at, ended_at)
        FROM overspeed_episodes FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    )
    WHERE event_id NOT IN (SELECT event_id FROM event_decisions_current WHERE decision = 'excluded')
),
exposed AS
(
    SELECT arrayJoin(['all', if(described.vehicle_class = '', 'unknown', described.vehicle_class)]) AS vehicle_class,
           uniqExactIf(counted.vehicle_id, counted.distance_mm > 0) AS vehicles, sum(counted.distance_mm) AS way_mm, way_mm / 1e6 AS distance_km,
           sum(counted.crash) AS crashes, sum(counted.harsh) AS harsh_events, sum(counted.moving_ms) / 1000 AS driving_s,
           sum(counted.over_limit_ms) / 1000 AS over_limit_s, sum(counted.driver_mm) / nullIf(way_mm, 0) AS known_driver_share,
           sum(counted.measured_mm) / nullIf(way_mm, 0) AS measured_share, sum(counted.private_mm) / nullIf(way_mm, 0) AS private_share,
           sum(counted.unjudged_mm) / nullIf(way_mm, 0) AS unjudged_share
    FROM counted
    LEFT ANY JOIN vehicle_classes_current AS described ON described.vehicle_id = counted.vehicle_id
    GROUP BY vehicle_class
),
scored AS
(
    SELECT arrayJoin(['all', if(most.vehicle_class = '', 'unknown', most.vehicle_class)]) AS vehicle_class, count() AS drivers,
           countIf(isNull(total.score)) AS drivers_without_score, quantileExactIf(0.5)(total.score, isNotNull(total.score)) AS score_median,
           countIf(total.score < 60) AS below_60, countIf(total.score >= 60 AND total.score < 70) AS from_60,
           countIf(total.score >= 70 AND total.score < 80) AS from_70, countIf(total.score >= 80 AND total.score < 90) AS from_80,
           countIf(total.score >= 90) AS from_90
    FROM ${flyway:defaultSchema}.driver_scores(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS total
    LEFT ANY JOIN ${flyway:defaultSchema}.driver_classes(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS most
        ON most.driver_id = total.driver_id
    GROUP BY vehicle_class
)
SELECT exposed.vehicle_class AS vehicle_class, vehicles, distance_km, crashes, crashes * 1e6 / nullIf(distance_km, 0) AS crashes_per_million_km,
       harsh_events, harsh_events * 100 / nullIf(distance_km, 0) AS harsh_events_per_100_km, driving_s, over_limit_s,
       over_limit_s / nullIf(driving_s, 0) AS over_limit_share, drivers, drivers_without_score,
       if(drivers > drivers_without_score, score_median, NULL) AS median_score, below_60, from_60, from_70, from_80, from_90,
       known_driver_share, measured_share, private_share, unjudged_share
FROM exposed
LEFT JOIN scored ON scored.vehicle_class = exposed.vehicle_class;
