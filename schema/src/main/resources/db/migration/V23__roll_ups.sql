-- Roll-ups that need no store of their own: a vehicle's minutes are few enough to be counted when they are asked for, and days are
-- sums of stored hours and of trips. `zone` is an IANA name; an hour (of UTC) belongs to the day of the zone in which it begins.

-- A vehicle's minutes, for a vehicle and a range of hours.
CREATE OR REPLACE VIEW vehicle_minutes_current AS
SELECT vehicle_id, toStartOfMinute(t.ts) AS minute, toUInt32(count()) AS events,
       toUInt32(countIf(isNotNull(t.lat_e6) AND isNotNull(t.lon_e6))) AS fixes,
       avg(t.speed_ckmph) / 100 AS mean_speed_kmph, max(t.speed_ckmph) / 100 AS max_speed_kmph,
       argMax(t.ignition, (t.ts, t.identity)) AS ignition
FROM telemetry AS t FINAL
GROUP BY vehicle_id, minute;

-- Trips by vehicle and the day on which they began, from the start of `from` to before `until`. Fuel and kilometres per trip are
-- of the trips that tell fuel at both ends without a refuel between; NULL and 0 without such a trip.
CREATE OR REPLACE VIEW trip_days AS
SELECT vehicle_id, toDate(t.started_at, {zone:String}) AS day, toUInt32(count()) AS trips, toUInt32(countIf(t.state = 'open')) AS open_trips,
       sum(t.distance_mm) / 1000 AS distance_m, sum(t.moving_ms) / 1000 AS moving_s, sum(t.standing_ms) / 1000 AS standing_s,
       sum(t.idle_ms) / 1000 AS idle_s, sum(t.stops) AS stops, max(t.max_speed_ckmph) / 100 AS max_speed_kmph,
       sumIf(t.start_fuel_cl - t.end_fuel_cl, t.start_fuel_cl >= t.end_fuel_cl) / 100 AS fuel_used_l,
       sumIf(t.distance_mm, t.start_fuel_cl >= t.end_fuel_cl) / 1000 AS fuel_distance_m,
       min(t.started_at) AS first_start, max(t.ended_at) AS last_end
FROM trips AS t FINAL
WHERE t.started_at >= {from:DateTime64(3, 'UTC')} AND t.started_at < {until:DateTime64(3, 'UTC')}
GROUP BY vehicle_id, day;

-- A vehicle's days, out of its hours and its trips.
CREATE OR REPLACE VIEW vehicle_days AS
SELECT vehicle_id, day, sum(part.events) AS events, sum(part.fixes) AS fixes, max(part.max_speed_kmph) AS max_speed_kmph,
       sum(part.ignition_on_s) AS ignition_on_s, toUInt32(sum(part.overspeed_episodes)) AS overspeed_episodes,
       toUInt32(sum(part.harsh_events)) AS harsh_events, toUInt32(sum(part.trips)) AS trips, sum(part.distance_m) AS distance_m,
       sum(part.moving_s) AS moving_s, sum(part.idle_s) AS idle_s
FROM
(
    SELECT vehicle_id, toDate(h.hour, {zone:String}) AS day, h.events AS events, h.fixes AS fixes, h.max_speed_kmph AS max_speed_kmph,
           h.ignition_on_s AS ignition_on_s, h.overspeed_episodes AS overspeed_episodes, h.harsh_events AS harsh_events,
           toUInt32(0) AS trips, toFloat64(0) AS distance_m, toFloat64(0) AS moving_s, toFloat64(0) AS idle_s
    FROM vehicle_hours_current AS h
    WHERE h.hour >= {from:DateTime64(3, 'UTC')} AND h.hour < {until:DateTime64(3, 'UTC')}
    UNION ALL
    SELECT vehicle_id, toDate(t.started_at, {zone:String}), 0, 0, NULL, NULL, 0, 0, 1, t.distance_mm / 1000, t.moving_ms / 1000,
           t.idle_ms / 1000
    FROM trips AS t FINAL
    WHERE t.started_at >= {from:DateTime64(3, 'UTC')} AND t.started_at < {until:DateTime64(3, 'UTC')}
) AS part
GROUP BY vehicle_id, day;

-- Alerts by the day on which they began, their type and their present severity.
CREATE OR REPLACE VIEW alert_days AS
SELECT toDate(h.hour, {zone:String}) AS day, alert_type, severity, sum(h.alerts) AS alerts, sum(h.open_alerts) AS open_alerts,
       sum(h.late_alerts) AS late_alerts
FROM alert_hours_current AS h
WHERE h.hour >= {from:DateTime64(3, 'UTC')} AND h.hour < {until:DateTime64(3, 'UTC')}
GROUP BY day, alert_type, severity;
