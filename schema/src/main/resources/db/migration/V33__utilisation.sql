-- What a vehicle's time and metres are counted as, and which vehicles are out of use. Spans do not overlap: each moment a vehicle is
-- heard of is driving or standing, idling is told apart within standing by `idlings`, and what no span covers is offline. Days are of
-- `zone`, an IANA name, between the beginnings of days `from` and `until`; `vehicle` is one vehicle, or empty for all.

CREATE TABLE IF NOT EXISTS vehicle_spans
(
    vehicle_id  String CODEC(ZSTD(1)),
    started_at  DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    version     UInt64 CODEC(Delta(8), ZSTD(1)),
    withdrawn   UInt8 CODEC(ZSTD(1)),
    kind        LowCardinality(String) COMMENT 'driving, standing',
    state       LowCardinality(String) COMMENT 'open, closed',
    trip_id     Nullable(UUID) COMMENT 'the trip that is driven',
    ended_at    DateTime64(3, 'UTC') COMMENT 'while open: the last event told of' CODEC(Delta(8), ZSTD(1)),
    distance_mm Int64 COMMENT 'all within the quarter of an hour in which it begins; of a standing vehicle on no trip' CODEC(ZSTD(1)),
    ingested_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW vehicle_spans_current AS
SELECT vehicle_id, version, kind, state, trip_id, started_at, ended_at, dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s,
       distance_mm / 1000 AS distance_m, ingested_at
FROM vehicle_spans FINAL;

-- Spans that touch a stretch of time; an open one lasts until the vehicle was heard last. No span is longer than a day and a bit.
CREATE OR REPLACE VIEW vehicle_spans_between AS
SELECT span.vehicle_id AS vehicle_id, span.kind AS kind, span.trip_id AS trip_id, span.distance_mm AS distance_mm, span.started_at AS started_at,
       greatest(span.started_at, if(span.state = 'open', greatest(span.ended_at, ifNull(heard.last_seen, span.ended_at)), span.ended_at)) AS ended_at
FROM
(
    SELECT vehicle_id, CAST(kind, 'String') AS kind, state, trip_id, started_at, ended_at, distance_mm
    FROM vehicle_spans FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY AND started_at < {until:DateTime64(3, 'UTC')}
      AND ({vehicle:String} = '' OR vehicle_id = {vehicle:String})
) AS span
LEFT ANY JOIN
(
    SELECT vehicle_id, CAST(max(p.last_seen), 'Nullable(DateTime64(3, \'UTC\'))') AS last_seen
    FROM vehicle_last_positions AS p
    WHERE {vehicle:String} = '' OR vehicle_id = {vehicle:String}
    GROUP BY vehicle_id
) AS heard ON heard.vehicle_id = span.vehicle_id;

-- A vehicle's days, those on which it was heard of. The four kinds of time add up to the day, which has 23, 24 or 25 hours (of a day that is
-- not over, what is to come is offline), trips and no trip to the metres. A trip belongs to the day on which it begins; the engine and
-- the odometer are those of vehicle_hours, by hours of UTC.
CREATE OR REPLACE VIEW vehicle_use_days AS
SELECT vehicle_id, day, toDateTime64(toDateTime(day, {zone:String}), 3, 'UTC') AS starts_at,
       toDateTime64(toDateTime(day + 1, {zone:String}), 3, 'UTC') AS ends_at, dateDiff('second', starts_at, ends_at) AS day_s,
       sum(part.driving_ms) / 1000 AS driving_s, least(sum(part.idling_ms), sum(part.standing_ms)) / 1000 AS idling_s,
       sum(part.standing_ms) / 1000 - idling_s AS standing_s, day_s - driving_s - sum(part.standing_ms) / 1000 AS offline_s,
       sum(part.trip_mm) / 1000 AS trip_distance_m, sum(part.stray_mm) / 1000 AS unassigned_distance_m,
       trip_distance_m + unassigned_distance_m AS distance_m, sum(part.trips) AS trips, max(part.ended_at) AS last_known,
       sum(part.engine_on_s) AS engine_on_s, sum(part.odometer_gain_km) * 1000 AS odometer_gain_m
FROM
(
    SELECT vehicle_id, day, if(kind = 'driving', lasted_ms, 0) AS driving_ms, if(kind = 'driving', 0, lasted_ms) AS standing_ms, toInt64(0) AS idling_ms,
           if(isNull(trip_id), 0, metres) AS trip_mm, if(isNull(trip_id), metres, 0) AS stray_mm, toUInt32(0) AS trips,
           CAST(until_then, 'Nullable(DateTime64(3, \'UTC\'))') AS ended_at, CAST(NULL, 'Nullable(Float64)') AS engine_on_s,
           CAST(NULL, 'Nullable(Float64)') AS odometer_gain_km
    FROM
    (
        SELECT vehicle_id, kind, trip_id, arrayJoin(arrayMap(n -> toDate(started_at, {zone:String}) + n,
                   range(toUInt16(1 + dateDiff('day', toDate(started_at, {zone:String}), toDate(least(ended_at, {until:DateTime64(3, 'UTC')}), {zone:String})))))) AS day,
               least(ended_at, toDateTime64(toDateTime(day + 1, {zone:String}), 3, 'UTC')) AS until_then,
               greatest(0, dateDiff('millisecond', greatest(started_at, toDateTime64(toDateTime(day, {zone:String}), 3, 'UTC')), until_then)) AS lasted_ms,
               if(day = toDate(started_at, {zone:String}), distance_mm, 0) AS metres
        FROM ${flyway:defaultSchema}.vehicle_spans_between(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, vehicle = {vehicle:String})
    )
    WHERE lasted_ms > 0 OR metres > 0
    UNION ALL
    SELECT vehicle_id, arrayJoin(arrayMap(n -> toDate(started_at, {zone:String}) + n,
               range(toUInt16(1 + greatest(0, dateDiff('day', toDate(started_at, {zone:String}), toDate(least(ended_at, {until:DateTime64(3, 'UTC')}), {zone:String}))))))) AS day,
           0, 0, toInt64(greatest(0, dateDiff('millisecond', greatest(started_at, toDateTime64(toDateTime(day, {zone:String}), 3, 'UTC')),
               least(ended_at, toDateTime64(toDateTime(day + 1, {zone:String}), 3, 'UTC'))))), 0, 0, 0, NULL, NULL, NULL
    FROM idlings FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY AND started_at < {until:DateTime64(3, 'UTC')}
      AND ({vehicle:String} = '' OR vehicle_id = {vehicle:String})
    UNION ALL
    SELECT vehicle_id, toDate(started_at, {zone:String}), 0, 0, 0, 0, 0, 1, NULL, NULL, NULL
    FROM trips FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {until:DateTime64(3, 'UTC')}
      AND ({vehicle:String} = '' OR vehicle_id = {vehicle:String})
    UNION ALL
    SELECT vehicle_id, toDate(h.hour, {zone:String}), 0, 0, 0, 0, 0, 0, NULL, h.ignition_on_s, h.odometer_gain_km
    FROM vehicle_hours_current AS h
    WHERE h.hour >= {from:DateTime64(3, 'UTC')} AND h.hour < {until:DateTime64(3, 'UTC')}
      AND ({vehicle:String} = '' OR vehicle_id = {vehicle:String})
) AS part
WHERE day >= toDate({from:DateTime64(3, 'UTC')}, {zone:String}) AND day < toDate({until:DateTime64(3, 'UTC')}, {zone:String})
GROUP BY vehicle_id, day
HAVING isNotNull(last_known);

-- Where a time line does not add up. Empty, or a rule is wrong.
CREATE OR REPLACE VIEW vehicle_time_violations AS
SELECT vehicle_id, started_at, 'spans overlap' AS violation, toFloat64(dateDiff('millisecond', started_at, before)) / 1000 AS amount
FROM
(
    SELECT vehicle_id, started_at, max(ended_at) OVER (PARTITION BY vehicle_id ORDER BY started_at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM vehicle_spans FINAL
    WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {until:DateTime64(3, 'UTC')}
)
WHERE before > started_at
UNION ALL
SELECT trip.vehicle_id, trip.started_at, 'metres of a trip in no span', (trip.distance_mm - driven.distance_mm) / 1000
FROM
(
    SELECT vehicle_id, started_at, trip_id, distance_mm
    FROM trips FINAL
    WHERE state = 'closed' AND started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {until:DateTime64(3, 'UTC')}
) AS trip
INNER JOIN
(
    SELECT assumeNotNull(trip_id) AS trip_id, sum(distance_mm) AS distance_mm
    FROM vehicle_spans FINAL
    WHERE isNotNull(trip_id) AND started_at >= {from:DateTime64(3, 'UTC')}
    GROUP BY trip_id
) AS driven ON driven.trip_id = trip.trip_id
WHERE trip.distance_mm != driven.distance_mm
UNION ALL
SELECT vehicle_id, starts_at, 'a day has more time than it has', -offline_s
FROM ${flyway:defaultSchema}.vehicle_use_days(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = '')
WHERE offline_s < 0;

-- When vehicles are to operate: weekday (1 Monday to 7), from and to, minutes of the day; over midnight `to` is beyond 1440. By their `calendar`,
-- read by the fleet's clock; Monday to Friday, 06 to 20, of those who have none.
CREATE OR REPLACE VIEW vehicle_calendars_current AS
SELECT vehicle_id, vehicle_class,
       if(empty(weekly), arrayMap(d -> (toUInt8(d), toUInt16(360), toUInt16(1200)), [1, 2, 3, 4, 5]),
          arrayDistinct(arrayFlatten(arrayMap(w -> arrayMap(d -> (toUInt8(indexOf(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], d)), toUInt16(toUInt16OrZero(substring(w.2, 1, 2)) * 60 + toUInt16OrZero(substring(w.2, 4, 2))),
              toUInt16(toUInt16(toUInt16OrZero(substring(w.3, 1, 2)) * 60 + toUInt16OrZero(substring(w.3, 4, 2))) + if(toUInt16(toUInt16OrZero(substring(w.3, 1, 2)) * 60 + toUInt16OrZero(substring(w.3, 4, 2))) <= toUInt16(toUInt16OrZero(substring(w.2, 1, 2)) * 60 + toUInt16OrZero(substring(w.2, 4, 2))), 1440, 0))), w.1), weekly)))) AS hours
FROM
(
    SELECT id AS vehicle_id, argMax(if(deleted, '', JSONExtractString(body, 'class')), (valid_from, version)) AS vehicle_class,
           argMax(if(deleted, [], JSONExtract(body, 'calendar', 'weekly', 'Array(Tuple(days Array(String), from String, to String))')), (valid_from, version)) AS weekly
    FROM reference FINAL
    WHERE kind = 'vehicles' AND valid_from <= now64(3, 'UTC')
    GROUP BY id
);

-- What vehicles did over whole days together. Used: a day on which a drive began; to operate: one for which its calendar has hours. The median
-- is that of its class from five vehicles on, those that are not told a class being one, whichever vehicles are asked for.
CREATE OR REPLACE VIEW vehicle_use AS
SELECT used.vehicle_id AS vehicle_id, class.vehicle_class AS vehicle_class, used.days_known AS days_known, used.used_days AS used_days,
       length(arrayFilter(n -> has(if(empty(calendar.hours), [1, 2, 3, 4, 5], calendar.hours.1), toDayOfWeek(toDate({from:DateTime64(3, 'UTC')}, {zone:String}) + n)),
           range(toUInt16(dateDiff('day', toDate({from:DateTime64(3, 'UTC')}, {zone:String}), toDate({until:DateTime64(3, 'UTC')}, {zone:String})))))) AS days_to_operate,
       used.driving_s AS driving_s, used.standing_s AS standing_s, class.distance_mm / 1000 AS distance_m, class.class_median_mm / 1000 AS class_median_m
FROM
(
    SELECT vehicle_id, uniqExact(toDate(greatest(started_at, {from:DateTime64(3, 'UTC')}), {zone:String})) AS days_known,
           uniqExactIf(toDate(started_at, {zone:String}), kind = 'driving' AND started_at >= {from:DateTime64(3, 'UTC')}) AS used_days,
           sumIf(lasted_ms, kind = 'driving') / 1000 AS driving_s, sumIf(lasted_ms, kind != 'driving') / 1000 AS standing_s
    FROM
    (
        SELECT vehicle_id, kind, started_at, dateDiff('millisecond', greatest(started_at, {from:DateTime64(3, 'UTC')}), least(ended_at, {until:DateTime64(3, 'UTC')})) AS lasted_ms
        FROM ${flyway:defaultSchema}.vehicle_spans_between(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, vehicle = {vehicle:String})
        WHERE lasted_ms > 0
    )
    GROUP BY vehicle_id
) AS used
LEFT ANY JOIN vehicle_calendars_current AS calendar ON calendar.vehicle_id = used.vehicle_id
LEFT ANY JOIN
(
    SELECT driven.vehicle_id AS vehicle_id, ifNull(described.vehicle_class, '') AS vehicle_class, driven.distance_mm AS distance_mm,
           if(count() OVER (PARTITION BY vehicle_class) >= 5, median(driven.distance_mm) OVER (PARTITION BY vehicle_class), NULL) AS class_median_mm
    FROM
    (
        SELECT vehicle_id, sum(distance_mm) AS distance_mm
        FROM vehicle_spans FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {until:DateTime64(3, 'UTC')}
        GROUP BY vehicle_id
    ) AS driven
    LEFT ANY JOIN vehicle_calendars_current AS described ON described.vehicle_id = driven.vehicle_id
) AS class ON class.vehicle_id = used.vehicle_id;

-- Rests of which more than 8 hours lie in a vehicle's calendar, while it was heard of: between two drives, or before the first, or after the last.
-- First those between drives that could be long enough, then what of them was heard.
CREATE OR REPLACE VIEW vehicle_downtimes AS
SELECT stood.vehicle_id AS vehicle_id, min(greatest(stood.started_at, fromUnixTimestamp64Milli(rest.rest_from * 1000, 'UTC'))) AS started_at,
       max(least(stood.ended_at, fromUnixTimestamp64Milli(rest.rest_to * 1000, 'UTC'))) AS ended_at,
       sum(toInt64(arraySum(arrayMap(w -> greatest(0, least(toInt64(toUnixTimestamp(stood.ended_at)), w.2, rest.rest_to) - greatest(toInt64(toUnixTimestamp(stood.started_at)), w.1, rest.rest_from)),
           rest.windows)))) AS in_calendar_s
FROM
(
    SELECT vehicle_id, started_at, ended_at
    FROM ${flyway:defaultSchema}.vehicle_spans_between(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, vehicle = {vehicle:String})
    WHERE kind != 'driving'
) AS stood
INNER JOIN
(
    SELECT between_drives.vehicle_id AS vehicle_id, between_drives.gap.1 AS rest_from, between_drives.gap.2 AS rest_to,
           if(empty(calendar.hours), arrayMap(d -> (toUInt8(d), toUInt16(360), toUInt16(1200)), [1, 2, 3, 4, 5]), calendar.hours) AS hours,
           arrayFlatten(arrayMap(day -> arrayMap(h -> (toInt64(toUnixTimestamp(toDateTime(day, {zone:String}))) + h.2 * 60, toInt64(toUnixTimestamp(toDateTime(day, {zone:String}))) + h.3 * 60),
               arrayFilter(h -> h.1 = toDayOfWeek(day), hours)),
               arrayMap(n -> toDate(toDateTime(rest_from, {zone:String})) - 1 + n,
                   range(toUInt16(2 + dateDiff('day', toDate(toDateTime(rest_from, {zone:String})), toDate(toDateTime(rest_to, {zone:String})))))))) AS windows
    FROM
    (
        SELECT vehicle_id, arrayJoin(arrayFilter(g -> g.2 - g.1 > 28800, arrayMap((before, after) -> (before, after),
                   arrayPushFront(drives.2, toInt64(toUnixTimestamp({from:DateTime64(3, 'UTC')}))), arrayPushBack(drives.1, toInt64(toUnixTimestamp({until:DateTime64(3, 'UTC')})))))) AS gap
        FROM
        (
            SELECT vehicle_id, arraySort(groupArrayIf((toInt64(toUnixTimestamp(started_at)), toInt64(toUnixTimestamp(ended_at))), kind = 'driving')) AS drives
            FROM ${flyway:defaultSchema}.vehicle_spans_between(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, vehicle = {vehicle:String})
            WHERE ended_at > {from:DateTime64(3, 'UTC')}
            GROUP BY vehicle_id
        )
    ) AS between_drives
    LEFT ANY JOIN vehicle_calendars_current AS calendar ON calendar.vehicle_id = between_drives.vehicle_id
    WHERE arraySum(arrayMap(w -> greatest(0, least(w.2, rest_to) - greatest(w.1, rest_from)), windows)) > 28800
) AS rest ON rest.vehicle_id = stood.vehicle_id
WHERE toInt64(toUnixTimestamp(stood.started_at)) < rest.rest_to AND toInt64(toUnixTimestamp(stood.ended_at)) > rest.rest_from
GROUP BY stood.vehicle_id, rest.rest_from
HAVING in_calendar_s > 28800;

-- Days with far more or fewer trips than the vehicle's own of the last 56 used days or fewer, 14 at least.
CREATE OR REPLACE VIEW vehicle_odd_days AS
SELECT vehicle_id, day, trips, usual, spread
FROM
(
    SELECT vehicle_id, arraySort(groupArray((day, trips))) AS days, quantileExact(0.5)(trips) AS usual,
           greatest(3 * 1.4826 * arrayReduce('quantileExact(0.5)', arrayMap(d -> abs(toInt64(d.2) - toInt64(usual)), days)), 3) AS spread
    FROM
    (
        SELECT vehicle_id, toDate(started_at, {zone:String}) AS day, count() AS trips
        FROM trips FINAL
        WHERE started_at >= {until:DateTime64(3, 'UTC')} - INTERVAL 56 DAY AND started_at < {until:DateTime64(3, 'UTC')}
          AND ({vehicle:String} = '' OR vehicle_id = {vehicle:String})
        GROUP BY vehicle_id, day
    )
    GROUP BY vehicle_id
    HAVING length(days) >= 14
)
ARRAY JOIN days.1 AS day, days.2 AS trips
WHERE abs(toInt64(trips) - toInt64(usual)) > spread AND day >= toDate({from:DateTime64(3, 'UTC')}, {zone:String});

-- What is odd about vehicles' use, and which rule says so: `amount` is beyond `bound`.
CREATE OR REPLACE VIEW vehicle_use_flags AS
SELECT vehicle_id, 'under_used' AS flag, judged.1 AS rule, toDateTime64({from:DateTime64(3, 'UTC')}, 3, 'UTC') AS started_at,
       toDateTime64({until:DateTime64(3, 'UTC')}, 3, 'UTC') AS ended_at, judged.2 AS amount, judged.3 AS bound
FROM ${flyway:defaultSchema}.vehicle_use(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = {vehicle:String})
ARRAY JOIN [('used_days', toFloat64(used_days), days_to_operate * 0.5), ('class_distance', distance_m, ifNull(class_median_m, 0) * 0.25)] AS judged
WHERE amount < bound
UNION ALL
SELECT vehicle_id, 'multi_trip', 'trips_a_day', toDateTime64(toDateTime(day, {zone:String}), 3, 'UTC'), toDateTime64(toDateTime(day + 1, {zone:String}), 3, 'UTC'),
       toFloat64(trips), if(trips > usual, usual + spread, usual - spread)
FROM ${flyway:defaultSchema}.vehicle_odd_days(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = {vehicle:String})
UNION ALL
SELECT vehicle_id, 'downtime', 'idle_asset', started_at, ended_at, toFloat64(in_calendar_s), 28800.
FROM ${flyway:defaultSchema}.vehicle_downtimes(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = {vehicle:String});

-- Trips that a driver app declared, each with the detected trip that it was: the one whose telemetry names it, else the one it shares the most
-- time with. Offsets are how much later the detected one began and ended, s. Without one: declared and not driven.
CREATE OR REPLACE VIEW declared_trips_matched AS
SELECT declared.vehicle_id AS vehicle_id, declared.trip_id AS declared_trip_id, declared.started_at AS declared_from, declared.ended_at AS declared_to,
       declared.distance_m AS declared_distance_m, found.1 AS trip_id, multiIf(empty(found.1), 'not driven', found.2, 'trip_id', 'time') AS matched_by,
       if(empty(found.1), NULL, dateDiff('millisecond', declared.started_at, found.3) / 1000) AS start_offset_s,
       if(empty(found.1) OR NOT declared.over, NULL, dateDiff('millisecond', declared.ended_at, found.4) / 1000) AS end_offset_s,
       if(empty(found.1), NULL, found.5 / 1000) AS distance_m
FROM
(
    SELECT vehicle_id, trip_id, min(ts) AS started_at, max(ts) AS ended_at, countIf(event_type = 'trip_end') > 0 AS over,
           maxOrNullIf(distance_m, event_type = 'trip_end') AS distance_m
    FROM trip_events FINAL
    GROUP BY vehicle_id, trip_id
    HAVING started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {until:DateTime64(3, 'UTC')}
) AS declared
LEFT JOIN
(
    SELECT app.vehicle_id AS vehicle_id, app.trip_id AS trip_id,
           argMax((toString(driven.trip_id), driven.device_trip_id = app.trip_id, driven.started_at, driven.ended_at, driven.distance_mm),
                  (driven.device_trip_id = app.trip_id, least(driven.ended_at, app.ended_at) - greatest(driven.started_at, app.started_at), driven.started_at)) AS trip
    FROM
    (
        SELECT vehicle_id, trip_id, min(ts) AS started_at, max(ts) AS ended_at
        FROM trip_events FINAL
        GROUP BY vehicle_id, trip_id
    ) AS app
    INNER JOIN
    (
        SELECT vehicle_id, trip_id, device_trip_id, started_at, ended_at, distance_mm
        FROM trips FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} - INTERVAL 2 DAY AND started_at < {until:DateTime64(3, 'UTC')} + INTERVAL 2 DAY
    ) AS driven ON driven.vehicle_id = app.vehicle_id
    WHERE driven.device_trip_id = app.trip_id OR (driven.started_at <= app.ended_at AND driven.ended_at >= app.started_at)
    GROUP BY vehicle_id, trip_id
) AS matched ON matched.vehicle_id = declared.vehicle_id AND matched.trip_id = declared.trip_id
ARRAY JOIN [matched.trip] AS found;
