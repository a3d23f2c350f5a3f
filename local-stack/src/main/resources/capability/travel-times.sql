-- How the fleet got along in the {days} days up to a day, as a line of the gateway's import of reference data; nothing with fewer
-- than {legs} drives. It is learned in the course of the next day and holds from the one after that on.
--
-- A drive is a trip without a stop of a minute in it, or the way from one stop of a plan to the next one driven to, of 300 m and more.
-- By how much roads are longer than the straight way is a median for each hour of the day, the time needed by the time of the built-in
-- curve ({fixed_ms}, less below {parking_m}, then three speeds in m/s up to {streets_m}, up to {town_m} and beyond) one for each hour of the
-- week. An hour of the week with few drives is drawn towards that hour of all days, an hour of the day towards all ({weight} drives weigh as
-- much). Rounded, so that a fleet that stays what it is gets no new version.
--
-- A service is a standing, whatever it served: stops left at the same moment were served by one. What one takes by what is planned is a median,
-- as a sum of few is; how much longer it will take once it has taken so much longer ({service_overs}, s) is one too, and so is how long a halt
-- goes on where no stop is, on the way from the first stop to the last, that has lasted so long ({halts}, s), and how many stops are served
-- before one that so many planned after it ({passes}) have been served before; {never} for one that is missed. All of {few} and more.
WITH
stops AS
(
    SELECT vehicle_id, plan_since, plan_id, driven_sequence, arrived_at, ifNull(service_at, arrived_at) AS began_at, departed_at, lat, lon,
           dwell_s, planned_service_s
    FROM delivery_stops_current
    WHERE plan_since >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32}) - INTERVAL 2 DAY AND driven_sequence > 0
      AND departed_at >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32})
      AND departed_at < toDateTime64({day:Date} + 1, 3, 'UTC') AND state NOT IN ('cancelled', 'unplanned')
),
standings AS
(
    SELECT dateDiff('millisecond', min(began_at), departed_at) / 1000 AS stood_s, sum(planned_service_s) AS planned_s,
           countIf(isNull(planned_service_s)) = 0 AND planned_s > 0 AS is_planned
    FROM stops
    WHERE isNotNull(began_at) AND isNotNull(departed_at)
    GROUP BY vehicle_id, plan_since, plan_id, departed_at
),
usual_share AS (SELECT quantileExact(0.5)(stood_s / planned_s) AS share, count() AS services FROM standings WHERE is_planned),
service_over AS
(
    SELECT threshold, quantileExact(0.5)(over_s - threshold) AS left_s
    FROM (SELECT stood_s - planned_s * (SELECT share FROM usual_share) AS over_s FROM standings WHERE is_planned)
    ARRAY JOIN {service_overs:Array(UInt32)} AS threshold
    WHERE over_s >= threshold
    GROUP BY threshold
    HAVING count() >= {few:UInt32}
),
rounds AS
(
    SELECT vehicle_id, plan_since, plan_id, min(arrived_at) AS from_at, max(departed_at) AS to_at
    FROM stops
    GROUP BY vehicle_id, plan_since, plan_id
),
halt AS
(
    SELECT threshold, quantileExact(0.5)(stood_s - threshold) AS left_s
    FROM
    (
        SELECT dateDiff('millisecond', h.arrived_at, h.departed_at) / 1000 AS stood_s
        FROM delivery_stops_current AS h
        INNER JOIN rounds AS r ON r.vehicle_id = h.vehicle_id AND r.plan_since = h.plan_since AND r.plan_id = h.plan_id
        WHERE h.plan_since >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32}) - INTERVAL 2 DAY AND h.state = 'unplanned'
          AND isNotNull(h.departed_at) AND h.arrived_at > r.from_at AND h.departed_at < r.to_at
    )
    ARRAY JOIN {halts:Array(UInt32)} AS threshold
    WHERE stood_s >= threshold
    GROUP BY threshold
    HAVING count() >= {few:UInt32}
),
made_up AS
(
    SELECT arrayJoin(arrayConcat(
               arrayMap((s, i) -> toUInt32(arrayCount(x -> x > s, arraySlice(driven, 1, i - 1))), driven, arrayEnumerate(driven)),
               arrayMap(s -> if(arrayExists(x -> x > s, driven), {never:UInt32}, toUInt32(0)), missed))) AS passes
    FROM
    (
        SELECT arrayMap(x -> x.2, arraySort(groupArrayIf((driven_sequence, sequence), driven_sequence > 0))) AS driven,
               groupArrayIf(sequence, state = 'missed') AS missed
        FROM delivery_stops_current
        WHERE plan_since >= toDateTime64({day:Date}, 3, 'UTC') - toIntervalDay({days:UInt32}) AND plan_since < toDateTime64({day:Date} + 1, 3, 'UTC')
          AND sequence > 0 AND state NOT IN ('cancelled', 'unplanned')
        GROUP BY vehicle_id, plan_since, plan_id
    )
),
passed_over AS
(
    SELECT threshold, quantileExact(0.5)(if(passes >= {never:UInt32}, {never:UInt32}, passes - threshold)) AS stops
    FROM made_up
    ARRAY JOIN {passes:Array(UInt32)} AS threshold
    WHERE passes >= threshold
    GROUP BY threshold
    HAVING count() >= {few:UInt32}
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
           took_ms / ({fixed_ms:Float64} * least(1, road_m / {parking_m:Float64}) + 1000 * (least(road_m, {streets_m:Float64}) / {streets_mps:Float64}
               + greatest(0, least(road_m, {town_m:Float64}) - {streets_m:Float64}) / {town_mps:Float64}
               + greatest(0, road_m - {town_m:Float64}) / {overland_mps:Float64})) AS pace
    FROM (SELECT assumeNotNull(at) AS at, took_ms, road_m FROM between UNION ALL SELECT at, took_ms, road_m FROM drives)
),
usual_pace AS (SELECT quantileExact(0.5)(pace) AS pace, count() AS legs FROM legs),
pace_of_day AS
(
    SELECT hour_of_day, (quantileExact(0.5)(pace) * count() + any(usual) * {weight:UInt32}) / (count() + {weight:UInt32}) AS pace
    FROM (SELECT hour % 24 AS hour_of_day, pace, (SELECT pace FROM usual_pace) AS usual FROM legs)
    GROUP BY hour_of_day
),
pace_of AS
(
    SELECT hour, (quantileExact(0.5)(l.pace) * count() + any(d.pace) * {weight:UInt32}) / (count() + {weight:UInt32}) AS pace
    FROM legs AS l
    INNER JOIN pace_of_day AS d ON d.hour_of_day = l.hour % 24
    GROUP BY hour
)
SELECT 'fleet' AS id, formatDateTime({day:Date} + 2, '%Y-%m-%dT00:00:00Z') AS valid_from,
       CAST((
           arrayMap(h -> round(least(3, greatest(1, if(has(d.1, h), d.2[indexOf(d.1, h)], usual_d))), 2), range(24)),
           arrayMap(h -> round(least(5, greatest(0.2, multiIf(has(p.1, h), p.2[indexOf(p.1, h)], has(pd.1, h % 24), pd.2[indexOf(pd.1, h % 24)],
               usual_p))), 2), range(168)),
           service_s, service_share, over_s, halt_s, passed_over, legs),
           'Tuple(detour Array(Float64), pace Array(Float64), service_s Float64, service_share Float64, service_over_s Array(Float64),
               halt_s Array(Float64), passed_over Array(Float64), legs UInt64)') AS body
FROM
(
    SELECT (SELECT (groupArray(toUInt64(hour)), groupArray(detour)) FROM detour_of) AS d,
           (SELECT (groupArray(toUInt64(hour)), groupArray(pace)) FROM pace_of) AS p,
           (SELECT (groupArray(toUInt64(hour_of_day)), groupArray(pace)) FROM pace_of_day) AS pd,
           (SELECT if(isFinite(detour), detour, 1.35) FROM usual_detour) AS usual_d,
           (SELECT pace FROM usual_pace) AS usual_p,
           (SELECT legs FROM usual_pace) AS legs,
           (SELECT if(count() < {legs:UInt32}, {service_s:Float64}, round(quantileExact(0.5)(assumeNotNull(dwell_s)) / 10) * 10)
            FROM stops WHERE isNotNull(dwell_s)) AS service_s,
           (SELECT if(services < {legs:UInt32}, 1, round(least(10, greatest(0.1, share)), 2)) FROM usual_share) AS service_share,
           (SELECT (groupArray(threshold), groupArray(round(left_s / 10) * 10)) FROM service_over) AS so,
           (SELECT (groupArray(threshold), groupArray(round(left_s / 10) * 10)) FROM halt) AS ho,
           arrayFill(x -> x >= 0, arrayMap(t -> if(has(so.1, t), so.2[indexOf(so.1, t)], if(t = {service_overs:Array(UInt32)}[1], {over_s:Float64}, -1)),
               {service_overs:Array(UInt32)})) AS over_s,
           arrayFill(x -> x >= 0, arrayMap(t -> if(has(ho.1, t), ho.2[indexOf(ho.1, t)], if(t = {halts:Array(UInt32)}[1], 0, -1)),
               {halts:Array(UInt32)})) AS halt_s,
           (SELECT (groupArray(threshold), groupArray(toFloat64(stops))) FROM passed_over) AS po,
           if(has(po.1, {passes:Array(UInt32)}[1]),
               arrayFill(x -> x >= 0, arrayMap(t -> if(has(po.1, t), po.2[indexOf(po.1, t)], -1), {passes:Array(UInt32)})), []) AS passed_over
)
WHERE legs >= {legs:UInt32}
