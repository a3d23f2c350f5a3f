SELECT toUnixTimestamp64Milli(started_at) AS started_at_ms
FROM trips_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
  AND source = 'detected'
  AND started_at >= fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC')
  AND trip_id != {trip_id:String}
ORDER BY started_at
LIMIT 1
