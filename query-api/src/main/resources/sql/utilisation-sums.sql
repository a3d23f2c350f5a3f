SELECT count() AS vehicles, countIf(u.driving_s > 0) AS vehicles_used, sum(u.driving_s) AS driving_s, sum(u.standing_s) AS standing_s, sum(u.distance_m) AS distance_m
FROM vehicle_use(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                 zone = {zone:String}, vehicle = '') AS u
WHERE @in_scope(u.vehicle_id)
LIMIT 1
