SELECT toString(episode_id) AS episode, version, vehicle_id, route_id, plan_id, toString(trip_id) AS trip, driver_id,
       state, closed_by, toUnixTimestamp64Milli(started_at) AS started_at_ms,
       toUnixTimestamp64Milli(ended_at) AS ended_at_ms, duration_s, max_off_m, distance_m, left_along_m, back_along_m, left_lat, left_lon,
       back_lat, back_lon
FROM off_route_episodes_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({route_id:String} = '' OR route_id = {route_id:String})
  AND ({plan_id:String} = '' OR plan_id = {plan_id:String})
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({trip_id:String} = '' OR trip_id = toUUIDOrZero({trip_id:String}))
  AND ({state:String} = '' OR state = {state:String})
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, episode)
LIMIT {rows:UInt32}
