SELECT toString(visit_id) AS visit, version, vehicle_id, fence_id, state, closed_by, inferred, driver_id, toString(trip_id) AS trip,
       toUnixTimestamp64Milli(entered_at) AS entered_at_ms, toUnixTimestamp64Milli(exited_at) AS exited_at_ms, duration_s,
       entry_lat, entry_lon, exit_lat, exit_lon
FROM geofence_visits_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({fence_id:String} = '' OR fence_id = {fence_id:String})
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({trip_id:String} = '' OR trip_id = toUUIDOrZero({trip_id:String}))
  AND ({state:String} = '' OR state = {state:String})
  AND entered_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND entered_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(entered_at, visit)
LIMIT {rows:UInt32}
