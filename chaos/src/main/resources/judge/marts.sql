-- Rows of marts that facts do not say, and of facts that marts lack, counted anew from the facts.
WITH
hours AS
(
    SELECT vehicle_id, hour, toUInt64(events) AS events, toUInt64(fixes) AS fixes, first_ts, last_ts
    FROM vehicle_hours_current
    WHERE startsWith(vehicle_id, {prefix}) AND events > 0
),
counted_hours AS
(
    SELECT vehicle_id, toStartOfHour(ts) AS hour, count() AS events, countIf(isNotNull(lat) AND isNotNull(lon)) AS fixes,
           toNullable(min(ts)) AS first_ts, toNullable(max(ts)) AS last_ts
    FROM telemetry_current
    WHERE startsWith(vehicle_id, {prefix})
    GROUP BY vehicle_id, hour
),
seen AS
(
    SELECT vehicle_id, last_seen, fix_at
    FROM vehicles_current
    WHERE startsWith(vehicle_id, {prefix})
),
counted_seen AS
(
    SELECT vehicle_id, max(ts) AS last_seen, maxOrNullIf(ts, isNotNull(lat) AND isNotNull(lon) AND NOT ifNull(private, false)) AS fix_at
    FROM telemetry_current
    WHERE startsWith(vehicle_id, {prefix})
    GROUP BY vehicle_id
),
scored AS
(
    SELECT toString(fact) AS of, vehicle_id, started_at, toString(fact_id) AS id, version, toString(driver_id) AS driver
    FROM score_facts FINAL
    WHERE startsWith(vehicle_id, {prefix}) AND fact != 'speeds'
),
counted_scored AS
(
    SELECT 'trip' AS of, vehicle_id, started_at, toString(trip_id) AS id, version, toString(driver_id) AS driver
    FROM trips FINAL
    WHERE startsWith(vehicle_id, {prefix})
    UNION ALL
    SELECT 'manoeuvre', vehicle_id, started_at, toString(event_id), version, toString(driver_id)
    FROM harsh_events FINAL
    WHERE startsWith(vehicle_id, {prefix})
    UNION ALL
    SELECT 'crash', vehicle_id, started_at, toString(event_id), version, toString(driver_id)
    FROM crash_events FINAL
    WHERE startsWith(vehicle_id, {prefix})
    UNION ALL
    SELECT 'overspeed', vehicle_id, started_at, toString(episode_id), version, toString(driver_id)
    FROM overspeed_episodes FINAL
    WHERE startsWith(vehicle_id, {prefix})
),
named AS
(
    SELECT driver_id, vehicle_id
    FROM driver_vehicles
),
counted_named AS
(
    SELECT driver, vehicle_id
    FROM counted_scored
    WHERE driver != ''
    UNION DISTINCT
    SELECT driver_id, vehicle_id
    FROM vehicles_current
    WHERE driver_id != '' AND startsWith(vehicle_id, {prefix})
),
alerted AS
(
    SELECT hour, toString(alert_type) AS alert_type, toUInt8(severity) AS severity, toUInt64(alerts) AS alerts, toUInt64(open_alerts) AS open_alerts
    FROM alert_hours_current
),
counted_alerted AS
(
    SELECT toStartOfHour(started_at) AS hour, toString(alert_type) AS alert_type, toUInt8(severity) AS severity, count() AS alerts,
           countIf(state IN ('opened', 'updated')) AS open_alerts
    FROM alerts_current
    GROUP BY hour, alert_type, severity
)
SELECT concat('vehicle_hours: ', toString(tuple(*))) FROM ((SELECT * FROM hours EXCEPT SELECT * FROM counted_hours) UNION ALL (SELECT * FROM counted_hours EXCEPT SELECT * FROM hours))
UNION ALL
SELECT concat('vehicles: ', toString(tuple(*))) FROM ((SELECT * FROM seen EXCEPT SELECT * FROM counted_seen) UNION ALL (SELECT * FROM counted_seen EXCEPT SELECT * FROM seen))
UNION ALL
SELECT concat('score_facts: ', toString(tuple(*))) FROM ((SELECT * FROM scored EXCEPT SELECT * FROM counted_scored) UNION ALL (SELECT * FROM counted_scored EXCEPT SELECT * FROM scored))
UNION ALL
SELECT concat('driver_vehicles: ', toString(tuple(*))) FROM (SELECT * FROM counted_named EXCEPT SELECT * FROM named)
UNION ALL
SELECT concat('alert_hours: ', toString(tuple(*))) FROM ((SELECT * FROM alerted EXCEPT SELECT * FROM counted_alerted) UNION ALL (SELECT * FROM counted_alerted EXCEPT SELECT * FROM alerted))
