-- Not through the view: the index of ids is not used under FINAL.
SELECT vehicle_id, toUnixTimestamp64Milli(started_at) AS started_at_ms,
       toUnixTimestamp64Milli(argMax(ts, version)) AS ts_ms
FROM alerts
WHERE alert_id = {alert_id:String}
  AND @in_scope(vehicle_id)
GROUP BY vehicle_id, started_at, alert_id
HAVING argMax(withdrawn, version) = 0
ORDER BY started_at DESC
LIMIT 1
