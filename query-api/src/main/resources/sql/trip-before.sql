-- The last trip that began before a moment, of which the vehicle has been parked since.
SELECT 'trip' AS kind, toString(trip_id) AS entry_id, state, toUnixTimestamp64Milli(started_at) AS started_at_ms,
       toUnixTimestamp64Milli(ended_at) AS ended_at_ms, driver_id, NULL AS severity, distance_m, '' AS told, end_lat AS lat, end_lon AS lon
FROM trips_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
  AND source = 'detected'
  AND started_at < fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
ORDER BY started_at DESC
LIMIT 1
