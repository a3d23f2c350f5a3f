-- title: Open alerts
-- description: Alerts that are not resolved, the most severe first, then the oldest.
-- visualisation: table
-- columns: alert_id, alert_type, severity, vehicle_id, driver_id, started_at, open_for_min, details
-- parameter: days | number | 7 | Days up to now
SELECT alert_id, alert_type, severity, vehicle_id, driver_id, started_at,
       round(dateDiff('second', started_at, now64(3, 'UTC')) / 60, 1) AS open_for_min, details
FROM alerts_current
WHERE state IN ('opened', 'updated') AND started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
ORDER BY severity DESC, started_at, alert_id
LIMIT 200
