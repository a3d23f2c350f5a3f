SELECT vehicle_id, toUnixTimestamp64Milli(started_at) AS start_ms, toUnixTimestamp64Milli(ended_at) AS end_ms, severity
FROM overspeed_episodes_current
