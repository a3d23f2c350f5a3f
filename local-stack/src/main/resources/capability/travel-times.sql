-- How the fleet got along in the {days} days up to a day, as a line of the gateway's import of reference data; nothing with fewer
-- than {legs} drives. It is learned in the course of the next day and holds from the one after that on.
--
-- A drive is a trip without a stop of a minute in it, or the way from one stop of a plan to the next one driven to, of 300 m and more.
-- By how much roads are longer than the straight way is a median for each hour of the day, the time needed by the time of the built-in
-- curve ({fixed_ms}, then three speeds in m/s up to {streets_m}, up to {town_m} and beyond) one for each hour of the week. An hour with
-- few drives is drawn towards that of all ({weight} drives weigh as much). Rounded, so that a fleet that stays what it is gets no new version.
WITH
stops AS
(
    SELECT vehicle_id, plan_since, plan_id, driven_sequence, arrived_at, departed_at, lat, lon, dwell_s, planned_service_s
    FROM delivery_stops_current
    WHERE plan_since >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32}) - INTERVAL 2 DAY AND driven_sequence > 0
      AND departed_at >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32})
      AND departed_at < toDateTime64({day:Date} + 1, 3, 'UTC') AND state NOT IN ('cancelled', 'unplanned')
),
drives AS
(
    SELECT started_at AS at, distance_mm / 1000 AS road_m, dateDiff('millisecond', started_at, ended_at) AS took_ms,
           ifNull(geoDistance(start_lon_e6 / 1e6, start_lat_e6 / 1e6, end_lon_e6 / 1e6, end_lat_e6 / 1e6), 0) AS straight_m
    FROM trips FINAL
    WHERE state = 'closed' AND stops = 0 AND started_at >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32})
      AND started_at < toDateTime64({day:Date} + 1, 3, 'UTC') AND ended_at > started_at AND distance_mm >= 300000
),
detours AS
(
    SELECT hour, road_m / straight_m AS detour
    FROM (SELECT toHour(at, 'UTC') AS hour, road_m, straight_m FROM drives WHERE straight_m >= 300)
    WHERE detour BETWEEN 1 AND 3
),
usual_detour AS (SELECT quantileExact(0.5)(detour) AS detour FROM detours),
detour_of AS
(
    SELECT hour, (quantileExact(0.5)(detour) * count() + any(usual) * {weight:UInt32}) / (count() + {weight:UInt32}) AS detour
    FROM (SELECT hour, detour, (SELECT ifNull(detour, 1.35) FROM usual_detour) AS usual FROM detours)
    GROUP BY hour
),
between AS
(
    SELECT left_at AS at, took_ms, straight_m * (SELECT if(isFinite(detour) AND detour >= 1, detour, 1.35) FROM usual_detour) AS road_m
    FROM
    (
        SELECT departed_at AS left_at, leadInFrame(arrived_at) OVER w AS next_at, dateDiff('millisecond', left_at, next_at) AS took_ms,
               leadInFrame(driven_sequence) OVER w AS next_sequence, driven_sequence,
               ifNull(geoDistance(lon, lat, leadInFrame(lon) OVER w, leadInFrame(lat) OVER w), 0) AS straight_m
        FROM stops
        WINDOW w AS (PARTITION BY vehicle_id, plan_since, plan_id ORDER BY driven_sequence ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)
    )
    WHERE next_sequence = driven_sequence + 1 AND took_ms BETWEEN 10000 AND 14400000 AND straight_m >= 300
),
legs AS
(
    SELECT toInt32(toDayOfWeek(at, 0, 'UTC') - 1) * 24 + toHour(at, 'UTC') AS hour,
           took_ms / ({fixed_ms:Float64} + 1000 * (least(road_m, {streets_m:Float64}) / {streets_mps:Float64}
               + greatest(0, least(road_m, {town_m:Float64}) - {streets_m:Float64}) / {town_mps:Float64}
               + greatest(0, road_m - {town_m:Float64}) / {overland_mps:Float64})) AS pace
    FROM (SELECT assumeNotNull(at) AS at, took_ms, road_m FROM between UNION ALL SELECT at, took_ms, road_m FROM drives)
),
usual_pace AS (SELECT quantileExact(0.5)(pace) AS pace, count() AS legs FROM legs),
pace_of AS
(
    SELECT hour, (quantileExact(0.5)(pace) * count() + any(usual) * {weight:UInt32}) / (count() + {weight:UInt32}) AS pace
    FROM (SELECT hour, pace, (SELECT pace FROM usual_pace) AS usual FROM legs)
    GROUP BY hour
)
SELECT 'fleet' AS id, formatDateTime({day:Date} + 2, '%Y-%m-%dT00:00:00Z') AS valid_from,
       CAST((
           arrayMap(h -> round(least(3, greatest(1, if(has(d.1, h), d.2[indexOf(d.1, h)], usual_d))), 2), range(24)),
           arrayMap(h -> round(least(5, greatest(0.2, if(has(p.1, h), p.2[indexOf(p.1, h)], usual_p))), 2), range(168)),
           service_s, service_share, legs),
           'Tuple(detour Array(Float64), pace Array(Float64), service_s Float64, service_share Float64, legs UInt64)') AS body
FROM
(
    SELECT (SELECT (groupArray(toUInt64(hour)), groupArray(detour)) FROM detour_of) AS d,
           (SELECT (groupArray(toUInt64(hour)), groupArray(pace)) FROM pace_of) AS p,
           (SELECT if(isFinite(detour), detour, 1.35) FROM usual_detour) AS usual_d,
           (SELECT pace FROM usual_pace) AS usual_p,
           (SELECT legs FROM usual_pace) AS legs,
           (SELECT if(count() < {legs:UInt32}, {service_s:Float64}, round(quantileExact(0.5)(assumeNotNull(dwell_s)) / 10) * 10)
            FROM stops WHERE isNotNull(dwell_s)) AS service_s,
           (SELECT if(count() < {legs:UInt32}, 1, round(least(10, greatest(0.1, sum(dwell_s) / sum(planned_service_s))), 2))
            FROM stops WHERE isNotNull(dwell_s) AND planned_service_s > 0) AS service_share
)
WHERE legs >= {legs:UInt32}
