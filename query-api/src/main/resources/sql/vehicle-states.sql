-- Of vehicles that the caller was shown.
SELECT vehicle_id, state, toUnixTimestamp64Milli(since) AS state_since_ms, toString(trip_id) AS trip_id, driver_id
FROM vehicle_states FINAL
WHERE vehicle_id IN {vehicle_ids:Array(String)}
LIMIT 60000
SETTINGS max_threads = 1
