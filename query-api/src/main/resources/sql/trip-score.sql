-- The trip's own start is the whole window, so that nothing else is read; its driver alone, though an event may name another.
SELECT driver_id, scope, scope_key, score, raw_score, reason, trips, distance_km * 1000 AS distance_m, judged_km * 1000 AS judged_distance_m,
       private_share, unjudged_share, driving_s, over_limit_s, harsh_braking, harsh_acceleration, harsh_cornering, crashes, overspeed_episodes,
       braking_deduction, acceleration_deduction, cornering_deduction, crash_deduction, overspeed_deduction,
       if(scope = 'day', '', toJSONString(arraySlice(arrayFilter((one, vehicle) -> @in_scope(vehicle), deductions, deductions.3), 1, 1000))) AS items
FROM driver_score_of(driver = {driver_id:String}, vehicles = {vehicles:Array(String)}, from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'),
                     to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'), profile = {profile:String})
WHERE scope = 'trip' AND scope_key = {trip_id:String}
  AND @drove_in_scope(driver_id)
LIMIT 1
