-- A vehicle's hours, counted from current facts in another way than the mart's: row by row, with windows.
WITH steps AS
(
    SELECT vehicle_id, toStartOfHour(ts) AS hour, ts, identity, ignition,
           leadInFrame(toNullable(ts)) OVER (PARTITION BY vehicle_id, toStartOfHour(ts) ORDER BY ts, identity
               ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS next_ts
    FROM fleet.telemetry_current
    WHERE isNotNull(ignition)
),
ignition AS
(
    SELECT vehicle_id, hour,
           sum(if(ignition AND isNotNull(next_ts), least(dateDiff('millisecond', ts, assumeNotNull(next_ts)), 200000), 0)) / 1000 AS on_s
    FROM steps
    GROUP BY vehicle_id, hour
),
odometer AS
(
    SELECT vehicle_id, toStartOfHour(ts) AS hour, groupArray(odometer_km) AS readings
    FROM (SELECT * FROM fleet.telemetry_current WHERE isNotNull(odometer_km) ORDER BY vehicle_id, ts, identity)
    GROUP BY vehicle_id, hour
),
messages AS
(
    SELECT vehicle_id, toStartOfHour(ts) AS hour, count() AS events, countIf(isNotNull(lat)) AS fixes, min(ts) AS first_ts,
           max(ts) AS last_ts, max(speed_kmph) AS max_speed_kmph
    FROM fleet.telemetry_current
    GROUP BY vehicle_id, hour
),
overspeed AS
(
    SELECT vehicle_id, toStartOfHour(started_at) AS hour, count() AS episodes FROM fleet.overspeed_episodes_current GROUP BY vehicle_id, hour
),
harsh AS
(
    SELECT vehicle_id, toStartOfHour(started_at) AS hour, count() AS events FROM fleet.harsh_events_current GROUP BY vehicle_id, hour
),
hours AS
(
    SELECT DISTINCT vehicle_id, hour
    FROM (SELECT vehicle_id, hour FROM messages UNION ALL SELECT vehicle_id, hour FROM overspeed UNION ALL SELECT vehicle_id, hour FROM harsh)
)
SELECT hours.vehicle_id, hours.hour, m.events, m.fixes, m.first_ts, m.last_ts, m.max_speed_kmph, i.on_s,
       if(o.readings[-1] >= o.readings[1], round(o.readings[-1] - o.readings[1], 3), NULL) AS gain_km, s.episodes, h.events
FROM hours
LEFT JOIN messages AS m ON m.vehicle_id = hours.vehicle_id AND m.hour = hours.hour
LEFT JOIN ignition AS i ON i.vehicle_id = hours.vehicle_id AND i.hour = hours.hour
LEFT JOIN odometer AS o ON o.vehicle_id = hours.vehicle_id AND o.hour = hours.hour
LEFT JOIN overspeed AS s ON s.vehicle_id = hours.vehicle_id AND s.hour = hours.hour
LEFT JOIN harsh AS h ON h.vehicle_id = hours.vehicle_id AND h.hour = hours.hour
ORDER BY hours.vehicle_id, hours.hour
