SELECT vehicle_id, toUnixTimestamp64Milli(started_at) AS start_ms, toUnixTimestamp64Milli(ended_at) AS end_ms, 0 AS severity, distance_m
FROM trips_current
WHERE source = 'detected'
