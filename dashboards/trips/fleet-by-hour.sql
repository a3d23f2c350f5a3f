-- title: Fleet by hour
-- description: Vehicles that sent anything, what they sent, and the hours their ignition was on, hour by hour (UTC).
-- visualisation: line
-- columns: hour, vehicles, events, ignition_on_h, max_speed_kmph
-- parameter: hours | number | 48 | Hours up to now
SELECT hour, uniqExact(vehicle_id) AS vehicles, sum(m.events) AS events, round(sum(ignition_on_s) / 3600, 2) AS ignition_on_h,
       max(m.max_speed_kmph) AS max_speed_kmph
FROM vehicle_hours_current AS m
WHERE hour >= now('UTC') - toIntervalHour({{hours}}) AND m.events > 0
GROUP BY hour
ORDER BY hour
