SELECT toString(run_id) AS run, version, vehicle_id, route_id, plan_id, toUnixTimestamp64Milli(since) AS since_ms,
       toString(trip_id) AS trip, driver_id, state, phase, toUnixTimestamp64Milli(started_at) AS started_at_ms,
       toUnixTimestamp64Milli(ended_at) AS ended_at_ms, before_m, inside_m, off_m, after_m, compliance, length_m, reached_m, progress,
       covered_m, episodes, max_off_m, toUnixTimestamp64Milli(completed_at) AS completed_at_ms
FROM route_runs_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({route_id:String} = '' OR route_id = {route_id:String})
  AND ({plan_id:String} = '' OR plan_id = {plan_id:String})
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({trip_id:String} = '' OR trip_id = toUUIDOrZero({trip_id:String}))
  AND ({state:String} = '' OR state = {state:String})
  AND ({phase:String} = '' OR phase = {phase:String})
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, run)
LIMIT {rows:UInt32}
