SELECT trip_id AS trip, version, vehicle_id, driver_id, source, device_trip_id, state, closed_by,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       distance_m, duration_s, moving_s, standing_s, idle_s, stops, max_speed_kmph,
       round(mean_speed_kmph, 2) AS mean_kmph, overspeed_episodes, false AS is_withdrawn, start_lat, start_lon, end_lat, end_lon
FROM trips_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({state:String} = '' OR state = {state:String})
  AND ({source:String} = '' OR source = {source:String})
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, trip)
LIMIT {rows:UInt32}
