-- title: Vehicles with most alerts
-- description: Alerts per vehicle, and how many of them are high or critical (severity 3 and 4).
-- visualisation: row
-- columns: vehicle_id, alerts, severe_alerts
-- parameter: days | number | 7 | Days up to now
SELECT vehicle_id, count() AS alerts, countIf(severity >= 3) AS severe_alerts
FROM alerts_current
WHERE started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
GROUP BY vehicle_id
ORDER BY alerts DESC, vehicle_id
LIMIT 20
