-- Whether a driver app declared a trip that can have begun in that time: one that did has an event there, its first.
SELECT 1 AS declared
FROM trip_events
WHERE @of_vehicles(vehicle_id)
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
LIMIT 1
SETTINGS max_threads = 1
