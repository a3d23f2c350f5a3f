SELECT vehicle_id, toUnixTimestamp64Milli(started_at) AS start_ms, toUnixTimestamp64Milli(ts) AS end_ms, severity
FROM alerts_current
WHERE alert_type = 'tow'
