SELECT driver_id, score, raw_score, reason, trips, distance_km * 1000 AS distance_m, driving_s, over_limit_s, harsh_braking,
       harsh_acceleration, harsh_cornering, overspeed_episodes, braking_deduction, acceleration_deduction, cornering_deduction,
       overspeed_deduction, arrayStringConcat(arraySlice(event_ids, 1, 1000), ',') AS events,
       arrayStringConcat(arraySlice(episode_ids, 1, 1000), ',') AS episodes
FROM driver_scores(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'))
WHERE driver_id = {driver_id:String}
LIMIT 1
