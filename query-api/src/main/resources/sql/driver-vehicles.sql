-- Not what a driver did but where to look for it: the vehicles of trips and events that name the driver, in whatever version.
SELECT vehicle_id
FROM
(
    SELECT vehicle_id FROM trips
    WHERE driver_id = {driver_id:String} AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
    UNION ALL
    SELECT vehicle_id FROM harsh_events
    WHERE driver_id = {driver_id:String} AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC') + INTERVAL 7 DAY
    UNION ALL
    SELECT vehicle_id FROM overspeed_episodes
    WHERE driver_id = {driver_id:String} AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC') + INTERVAL 7 DAY
    UNION ALL
    SELECT vehicle_id FROM crash_events
    WHERE driver_id = {driver_id:String} AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC') + INTERVAL 7 DAY
)
GROUP BY vehicle_id
LIMIT {rows:UInt32}
