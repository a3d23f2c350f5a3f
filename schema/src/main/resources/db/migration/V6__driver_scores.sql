-- One score, asked by everybody: a view over current facts, never a stored number and never a mean of scores.
--
-- A window [from, to) holds the trips that started in it and have a known driver, and what happened on them. An event or episode
-- belongs to the trip of its vehicle in which it began, and to the driver it names itself, else to the trip's.
--   raw   = 100 - 4 * (sum of severity factors of harsh events per 100 km) - 100 * sum of (weight * time over the limit / driving time)
--   score = raw, but not below 0 and not above 100; ranking uses raw
-- Severity factor 0.5, 1, 2 for severity 1, 2, 3; braking, acceleration and cornering weigh the same. Weight of an episode 1, 2, 3 by
-- its peak: at most 10 %, at most 20 %, more than 20 % above the limit. Driving time is the time in which the vehicle moved.
-- A window or a day counts from 20 km, a trip from 5 km; below, the score is NULL and `reason` says why.

-- What each trip, event and episode brings in, once. Distances in mm, times in ms.
CREATE OR REPLACE VIEW driver_score_shares AS
WITH driven AS
(
    SELECT vehicle_id, started_at, ended_at, trip_id, toString(driver_id) AS driver_id, distance_mm, moving_ms
    FROM trips FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
)
SELECT driver_id, trip_id, started_at AS trip_started_at, 'trip' AS kind, trip_id AS share_id, distance_mm, moving_ms, 0. AS severity_factor,
       toInt64(0) AS over_limit_ms, 0 AS weight
FROM driven
WHERE driver_id != ''
UNION ALL
SELECT if(happened.driver_id != '', happened.driver_id, trip.driver_id), trip.trip_id, trip.started_at, happened.kind, happened.share_id,
       0, 0, happened.severity_factor, happened.over_limit_ms, happened.weight
FROM
(
    SELECT vehicle_id, started_at, event_id AS share_id, trip_id AS said_trip_id, toString(driver_id) AS driver_id, toString(kind) AS kind,
           multiIf(severity <= 1, 0.5, severity = 2, 1., 2.) AS severity_factor, toInt64(0) AS over_limit_ms, 0 AS weight
    FROM harsh_events FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
    UNION ALL
    SELECT vehicle_id, started_at, episode_id, trip_id, toString(driver_id), 'overspeed', 0.,
           dateDiff('millisecond', started_at, ended_at),
           multiIf(toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 110, 1, toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 120, 2, 3)
    FROM overspeed_episodes FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
) AS happened
ASOF INNER JOIN driven AS trip ON trip.vehicle_id = happened.vehicle_id AND happened.started_at >= trip.started_at
WHERE trip.driver_id != '' AND (happened.started_at <= trip.ended_at OR happened.said_trip_id = trip.trip_id);

-- The formula, over the totals of a whole window, of each day (UTC, by the trip's start) and of each trip.
CREATE OR REPLACE VIEW driver_score_totals AS
SELECT driver_id, scope, scope_key, trips, distance_km, driving_s, harsh_braking, harsh_acceleration, harsh_cornering, overspeed_episodes,
       over_limit_s, braking_deduction, acceleration_deduction, cornering_deduction, overspeed_deduction,
       if(reason = '', 100 - braking_deduction - acceleration_deduction - cornering_deduction - overspeed_deduction, NULL) AS raw_score,
       if(reason = '', least(greatest(raw_score, 0), 100), NULL) AS score,
       multiIf(distance_km < if(scope = 'trip', 5, 20), 'not enough data', driving_s = 0, 'no driving time', '') AS reason,
       event_ids, episode_ids
FROM
(
    SELECT driver_id, part.1 AS scope, part.2 AS scope_key,
           countIf(kind = 'trip') AS trips, sum(distance_mm) / 1e6 AS distance_km, sum(moving_ms) / 1000 AS driving_s,
           countIf(kind = 'harsh_braking') AS harsh_braking, countIf(kind = 'harsh_acceleration') AS harsh_acceleration,
           countIf(kind = 'harsh_cornering') AS harsh_cornering, countIf(kind = 'overspeed') AS overspeed_episodes,
           sum(over_limit_ms) / 1000 AS over_limit_s,
           sumIf(severity_factor, kind = 'harsh_braking') * 400 / nullIf(distance_km, 0) AS braking_deduction,
           sumIf(severity_factor, kind = 'harsh_acceleration') * 400 / nullIf(distance_km, 0) AS acceleration_deduction,
           sumIf(severity_factor, kind = 'harsh_cornering') * 400 / nullIf(distance_km, 0) AS cornering_deduction,
           sum(weight * over_limit_ms) / 10 / nullIf(driving_s, 0) AS overspeed_deduction,
           arraySort(groupArrayIf(toString(share_id), startsWith(kind, 'harsh'))) AS event_ids,
           arraySort(groupArrayIf(toString(share_id), kind = 'overspeed')) AS episode_ids
    FROM ${flyway:defaultSchema}.driver_score_shares(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
    ARRAY JOIN [('window', ''), ('day', toString(toDate(trip_started_at))), ('trip', toString(trip_id))] AS part
    GROUP BY driver_id, scope, scope_key
);

CREATE OR REPLACE VIEW driver_scores AS
SELECT * EXCEPT (scope, scope_key)
FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
WHERE scope = 'window';

CREATE OR REPLACE VIEW driver_day_scores AS
SELECT toDate(scope_key) AS day, * EXCEPT (scope, scope_key)
FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
WHERE scope = 'day';

CREATE OR REPLACE VIEW trip_scores AS
SELECT scope_key AS trip_id, * EXCEPT (scope, scope_key, trips)
FROM ${flyway:defaultSchema}.driver_score_totals(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
WHERE scope = 'trip';

-- The windows that end now.
CREATE OR REPLACE VIEW driver_scores_current AS
SELECT '24h' AS score_window, * FROM ${flyway:defaultSchema}.driver_scores(from = now64(3, 'UTC') - INTERVAL 24 HOUR, to = now64(3, 'UTC'))
UNION ALL
SELECT '7d', * FROM ${flyway:defaultSchema}.driver_scores(from = now64(3, 'UTC') - INTERVAL 7 DAY, to = now64(3, 'UTC'))
UNION ALL
SELECT '30d', * FROM ${flyway:defaultSchema}.driver_scores(from = now64(3, 'UTC') - INTERVAL 30 DAY, to = now64(3, 'UTC'));
