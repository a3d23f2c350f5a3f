SELECT vehicle_id, toUnixTimestamp64Milli(started_at) AS start_ms, toUnixTimestamp64Milli(ended_at) AS end_ms, severity
FROM harsh_events_current
WHERE kind = 'harsh_acceleration'
