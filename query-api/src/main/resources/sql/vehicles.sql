WITH (ifNull(lon, 1000.), ifNull(lat, 1000.)) AS place
SELECT vehicle_id, toUnixTimestamp64Milli(last_seen) AS last_seen_ms, lat, lon,
       toUnixTimestamp64Milli(fix_at) AS fix_at_ms, speed_kmph, heading, ignition, driver_id, state,
       toUnixTimestamp64Milli(state_since) AS state_since_ms, trip_id
FROM vehicles_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({state:String} = '' OR state = {state:String})
  AND last_seen >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND last_seen < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @in_area(place)
  AND @matching(vehicle_id)
  AND @by_id(vehicle_id)
LIMIT {rows:UInt32}
