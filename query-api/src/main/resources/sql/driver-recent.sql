SELECT distance_km * 1000 AS distance_m, harsh_braking, harsh_acceleration, harsh_cornering, crashes, overspeed_episodes, events_per_100_km
FROM driver_recent_of(vehicles = {vehicles:Array(String)}, driver = {driver_id:String}, from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'),
                   to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'))
WHERE @drove_in_scope(driver_id)
LIMIT 1
