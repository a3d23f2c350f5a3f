-- What is asked of the whole fleet over a short time, of one id, or of one driver.
--
-- Trips and alerts are sorted by vehicle, so a day of all of them is in every granule: a projection holds them by time too. Under FINAL
-- no projection is read; the views by time decide between versions themselves, for what a few days hold.
ALTER TABLE trips MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE trips
    ADD INDEX IF NOT EXISTS trip_ids trip_id TYPE bloom_filter(0.001) GRANULARITY 1,
    ADD INDEX IF NOT EXISTS trip_drivers driver_id TYPE bloom_filter(0.001) GRANULARITY 1,
    ADD PROJECTION IF NOT EXISTS by_time (SELECT * ORDER BY started_at);

ALTER TABLE trips MATERIALIZE INDEX trip_ids, MATERIALIZE INDEX trip_drivers, MATERIALIZE PROJECTION by_time;

ALTER TABLE alerts MODIFY SETTING deduplicate_merge_projection_mode = 'rebuild';

ALTER TABLE alerts ADD PROJECTION IF NOT EXISTS by_time (SELECT * ORDER BY started_at);

ALTER TABLE alerts MATERIALIZE PROJECTION by_time;

-- As trips_current, of the trips that a device or a rule found and of those a driver app declared, for a range of started_at.
CREATE OR REPLACE VIEW trips_by_time AS
SELECT toString(trip_id) AS trip_id, version, vehicle_id, driver_id, 'detected' AS source, device_trip_id, state,
       closed_by, started_at, ended_at, distance_mm / 1000 AS distance_m,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, moving_ms / 1000 AS moving_s,
       standing_ms / 1000 AS standing_s, idle_ms / 1000 AS idle_s, stops, max_speed_ckmph / 100 AS max_speed_kmph,
       if(moving_ms > 0, distance_mm / moving_ms * 3.6, NULL) AS mean_speed_kmph, fixes, overspeed_episodes,
       start_lat_e6 / 1e6 AS start_lat, start_lon_e6 / 1e6 AS start_lon, end_lat_e6 / 1e6 AS end_lat,
       end_lon_e6 / 1e6 AS end_lon
FROM (SELECT * FROM trips ORDER BY version DESC LIMIT 1 BY vehicle_id, started_at, trip_id) AS newest
WHERE withdrawn = 0
UNION ALL
SELECT trip_id, toUInt64(toUnixTimestamp64Milli(max(ts))) * 1000 AS version, vehicle_id, argMax(driver_id, ts),
       'declared', trip_id, if(countIf(event_type = 'trip_end') > 0, 'closed', 'open'),
       if(countIf(event_type = 'trip_end') > 0, 'declared', ''), min(ts) AS started_at, max(ts) AS ended_at,
       toFloat64(maxOrNullIf(distance_m, event_type = 'trip_end')), dateDiff('millisecond', started_at, ended_at) / 1000,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       anyIf(lat_e6, event_type = 'trip_start') / 1e6, anyIf(lon_e6, event_type = 'trip_start') / 1e6,
       anyIf(lat_e6, event_type = 'trip_end') / 1e6, anyIf(lon_e6, event_type = 'trip_end') / 1e6
FROM trip_events FINAL
GROUP BY vehicle_id, trip_id;

CREATE OR REPLACE VIEW alerts_by_time AS
SELECT alert_id, version, state, ts, started_at, ended_at, emitted_at, alert_type, severity, vehicle_id, driver_id,
       trip_id, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, details, data, late, source, ingested_at
FROM (SELECT * FROM alerts ORDER BY version DESC LIMIT 1 BY vehicle_id, started_at, alert_id) AS newest
WHERE withdrawn = 0;

-- The views of V15 read all that the fleet did in their window. What one driver did is on the vehicles that the driver drove or an event
-- names the driver on: these views take the vehicles, and so reach the primary key. No vehicle means all of them. What they say is the
-- same, which a test holds them to.
CREATE OR REPLACE VIEW driver_score_shares_of AS
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
          AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
    ) AS trip
    LEFT ANY JOIN
    (
        SELECT trip_id, version, measured_mm, below_50_mm, unjudged_mm, private_mm
        FROM trip_speeds FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
          AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
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
          AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
        UNION ALL
        SELECT vehicle_id, started_at, event_id, trip_id, toString(driver_id), 'crash',
               toUInt8(if(crash_events.severity = 0, 3, least(crash_events.severity, 3))), 0
        FROM crash_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
          AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)}) AND state = 'confirmed'
        UNION ALL
        SELECT vehicle_id, started_at, episode_id, trip_id, toString(driver_id), 'overspeed',
               toUInt8(multiIf(toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 110, 1, toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 120, 2, 3)),
               dateDiff('millisecond', started_at, ended_at)
        FROM overspeed_episodes FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} + INTERVAL 7 DAY
          AND (empty({vehicles:Array(String)}) OR vehicle_id IN {vehicles:Array(String)})
    ) AS happened
    ASOF INNER JOIN driven AS trip ON trip.vehicle_id = happened.vehicle_id AND happened.started_at >= trip.started_at
    WHERE trip.driver_id != '' AND (happened.started_at <= trip.ended_at OR happened.said_trip_id = trip.trip_id)
) AS event
LEFT ANY JOIN event_decisions_current AS said ON said.event_id = event.share_id;

CREATE OR REPLACE VIEW driver_score_totals_of AS
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
        FROM ${flyway:defaultSchema}.driver_score_shares_of(vehicles = {vehicles:Array(String)}, from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS happened
        CROSS JOIN
        (
            SELECT * FROM score_profiles WHERE profile = {profile:String}
        ) AS setting
    ) AS share
    ARRAY JOIN [('window', ''), ('day', toString(toDate(trip_started_at))), ('trip', toString(trip_id))] AS part
    GROUP BY driver_id, scope, scope_key
);

-- The totals of a driver by a window function, so that the shares are read once.
CREATE OR REPLACE VIEW driver_score_deductions_of AS
SELECT share.driver_id AS driver_id, share.kind AS kind, share.share_id AS event_id, share.vehicle_id AS vehicle_id, share.trip_id AS trip_id,
       share.at AS started_at, share.severity AS severity, share.over_limit_ms / 1000 AS over_limit_s, share.state AS state,
       multiIf(share.state = 'excluded', 0,
               share.kind = 'overspeed', share.over_limit_ms * setting.over_weights[share.severity] / 10 / nullIf(share.driving_s, 0),
               setting.k * if(share.kind = 'crash', setting.crash_weight, setting.manoeuvre_weight)
                   * setting.severity_factors[share.severity] * 100 / nullIf(share.judged_km, 0)) AS points
FROM
(
    SELECT driver_id, kind, share_id, vehicle_id, trip_id, at, severity, over_limit_ms, state,
           sum(judged_mm) OVER (PARTITION BY driver_id) / 1e6 AS judged_km, sum(moving_ms) OVER (PARTITION BY driver_id) / 1000 AS driving_s
    FROM ${flyway:defaultSchema}.driver_score_shares_of(vehicles = {vehicles:Array(String)}, from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
) AS share
CROSS JOIN
(
    SELECT * FROM score_profiles WHERE profile = {profile:String}
) AS setting
WHERE share.kind != 'trip';

CREATE OR REPLACE VIEW driver_recent_of AS
WITH driven AS
(
    SELECT vehicle_id, started_at, if(state = 'open', {to:DateTime64(3, 'UTC')}, ended_at) AS until
    FROM trips FINAL
    WHERE vehicle_id IN {vehicles:Array(String)} AND driver_id = {driver:String} AND started_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY
      AND started_at < {to:DateTime64(3, 'UTC')} AND (state = 'open' OR ended_at >= {from:DateTime64(3, 'UTC')})
),
legs AS
(
    SELECT vehicle_id, ts, speed_ckmph,
           dateDiff('millisecond', ts, leadInFrame(ts, 1, ts) OVER (PARTITION BY vehicle_id ORDER BY ts, identity ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING)) AS leg_ms
    FROM telemetry FINAL
    WHERE vehicle_id IN {vehicles:Array(String)} AND isNotNull(speed_ckmph)
      AND ts >= {from:DateTime64(3, 'UTC')} AND ts < {to:DateTime64(3, 'UTC')}
)
SELECT {driver:String} AS driver_id, way.distance_km AS distance_km, harsh_braking, harsh_acceleration, harsh_cornering, crashes,
       overspeed_episodes, if(distance_km > 0, (harsh_braking + harsh_acceleration + harsh_cornering + crashes) * 100 / distance_km, NULL) AS events_per_100_km
FROM
(
    SELECT countIf(kind = 'harsh_braking') AS harsh_braking, countIf(kind = 'harsh_acceleration') AS harsh_acceleration,
           countIf(kind = 'harsh_cornering') AS harsh_cornering, countIf(kind = 'crash') AS crashes, countIf(kind = 'overspeed') AS overspeed_episodes
    FROM ${flyway:defaultSchema}.driver_score_shares_of(vehicles = {vehicles:Array(String)}, from = {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY, to = {to:DateTime64(3, 'UTC')})
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
