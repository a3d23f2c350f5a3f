SELECT driver_id, score, raw_score, reason, distance_km, harsh_braking + harsh_acceleration + harsh_cornering + crashes AS events, over_limit_s
FROM driver_scores(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'))
ORDER BY driver_id
LIMIT 50000
