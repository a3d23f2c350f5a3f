-- As trips-detected.sql, of all vehicles over a few days: FINAL reads no projection.
SELECT @detected_trip(trip_id)
FROM (SELECT * FROM trips ORDER BY version DESC LIMIT 1 BY vehicle_id, started_at, trip_id)
WHERE withdrawn = 0
  AND @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({state:String} = '' OR state = {state:String})
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, trip)
LIMIT {rows:UInt32}
