-- A vehicle that is new is not one out of use: it is judged by the days on which it was there.

-- What vehicles did over whole days together. Used: a day on which a drive began; to operate: one for which its calendar has hours, from the
-- day on which it is first heard of. One that was heard of in the 30 days before is there all the time. The median is that of its class from
-- five vehicles on, those that are not told a class being one, whichever vehicles are asked for.
CREATE OR REPLACE VIEW vehicle_use AS
SELECT used.vehicle_id AS vehicle_id, class.vehicle_class AS vehicle_class, used.days_known AS days_known, used.used_days AS used_days,
       length(arrayFilter(n -> has(if(empty(calendar.hours), [1, 2, 3, 4, 5], calendar.hours.1), toDayOfWeek(toDate({until:DateTime64(3, 'UTC')}, {zone:String}) - 1 - n)),
           range(toUInt16(days_available)))) AS days_to_operate,
       used.driving_s AS driving_s, used.standing_s AS standing_s, class.distance_mm / 1000 AS distance_m, class.class_median_mm / 1000 AS class_median_m,
       dateDiff('day', if(before.known = 1, toDate({from:DateTime64(3, 'UTC')}, {zone:String}), used.first_day), toDate({until:DateTime64(3, 'UTC')}, {zone:String})) AS days_available
FROM
(
    SELECT vehicle_id, uniqExact(toDate(greatest(started_at, {from:DateTime64(3, 'UTC')}), {zone:String})) AS days_known,
           min(toDate(greatest(started_at, {from:DateTime64(3, 'UTC')}), {zone:String})) AS first_day,
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
LEFT ANY JOIN
(
    SELECT vehicle_id, toUInt8(1) AS known
    FROM vehicle_hours
    WHERE hour >= {from:DateTime64(3, 'UTC')} - INTERVAL 30 DAY AND hour < {from:DateTime64(3, 'UTC')}
      AND ({vehicle:String} = '' OR vehicle_id = {vehicle:String})
    GROUP BY vehicle_id
) AS before ON before.vehicle_id = used.vehicle_id
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

-- What is odd about vehicles' use, and which rule says so: `amount` is beyond `bound`. A vehicle first heard of on the way is held to its share
-- of the class's distance.
CREATE OR REPLACE VIEW vehicle_use_flags AS
SELECT vehicle_id, 'under_used' AS flag, judged.1 AS rule, toDateTime64({from:DateTime64(3, 'UTC')}, 3, 'UTC') AS started_at,
       toDateTime64({until:DateTime64(3, 'UTC')}, 3, 'UTC') AS ended_at, judged.2 AS amount, judged.3 AS bound
FROM ${flyway:defaultSchema}.vehicle_use(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = {vehicle:String})
ARRAY JOIN [('used_days', toFloat64(used_days), days_to_operate * 0.5), ('class_distance', distance_m, ifNull(class_median_m, 0) * 0.25 * days_available / dateDiff('day', toDate({from:DateTime64(3, 'UTC')}, {zone:String}), toDate({until:DateTime64(3, 'UTC')}, {zone:String})))] AS judged
WHERE amount < bound
UNION ALL
SELECT vehicle_id, 'multi_trip', 'trips_a_day', toDateTime64(toDateTime(day, {zone:String}), 3, 'UTC'), toDateTime64(toDateTime(day + 1, {zone:String}), 3, 'UTC'),
       toFloat64(trips), if(trips > usual, usual + spread, usual - spread)
FROM ${flyway:defaultSchema}.vehicle_odd_days(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = {vehicle:String})
UNION ALL
SELECT vehicle_id, 'downtime', 'idle_asset', started_at, ended_at, toFloat64(in_calendar_s), 28800.
FROM ${flyway:defaultSchema}.vehicle_downtimes(from = {from:DateTime64(3, 'UTC')}, until = {until:DateTime64(3, 'UTC')}, zone = {zone:String}, vehicle = {vehicle:String});
