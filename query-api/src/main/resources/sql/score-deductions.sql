-- What weighs most first; what was excluded is there, with no points.
SELECT toString(event_id) AS id, kind, vehicle_id, toString(trip_id) AS trip, toUnixTimestamp64Milli(started_at) AS started_at_ms, severity,
       points, state
FROM driver_score_deductions_of(vehicles = {vehicles:Array(String)}, from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                             profile = {profile:String})
WHERE driver_id = {driver_id:String} AND ({trip_id:String} = '' OR trip_id = toUUIDOrZero({trip_id:String}))
  AND @in_scope(vehicle_id)
ORDER BY points DESC, id
LIMIT 1000
