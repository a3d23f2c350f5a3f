-- one alert from suspicion to confirmation; severity 4 says that it was confirmed
SELECT vehicle_id, toUnixTimestamp64Milli(started_at) AS start_ms, toUnixTimestamp64Milli(ts) AS end_ms, severity
FROM alerts_current
WHERE alert_type = 'crash'
