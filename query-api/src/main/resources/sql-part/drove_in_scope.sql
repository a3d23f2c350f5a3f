({whole_fleet:Bool} OR @column IN
    (
        SELECT toString(driver_id)
        FROM trips FINAL
        WHERE started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 2 DAY
          AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
          AND (state = 'open' OR ended_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'))
          AND @in_scope(vehicle_id)
    ))
