-- As trips.sql, where no trip was declared: flat, since each level of a view is planned anew for every question.
SELECT @detected_trip(trip_id)
FROM trips FINAL
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({state:String} = '' OR state = {state:String})
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, trip)
LIMIT {rows:UInt32}
