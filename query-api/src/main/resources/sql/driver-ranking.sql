SELECT driver_id, vehicle_class, traffic, below_50_share, distance_km * 1000 AS distance_m, score, raw_score, group_size, group_rank, reason
FROM driver_ranking(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                    profile = {profile:String})
WHERE ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND @drove_in_scope(driver_id)
ORDER BY vehicle_class, traffic, isNull(group_rank), group_rank, driver_id
LIMIT 10000
