-- Who is named by a driver's own event, by a trip or by a vehicle's newest message. Greatest times only, so a row that is
-- there twice changes nothing.
SELECT @driver_told(driver_id)
FROM
(
    SELECT driver_id, ts AS at, vehicle_id, toString(event_type) AS event_type FROM driver_events
    UNION ALL
    SELECT toString(driver_id), ended_at, vehicle_id, ''
    FROM trips_current
    UNION ALL
    SELECT toString(driver_id), last_seen, vehicle_id, '' FROM vehicles_current
)
WHERE driver_id > {after_id:String}
  AND @in_scope(vehicle_id)
GROUP BY driver_id
HAVING max(at) >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
   AND max(at) < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
ORDER BY driver_id
LIMIT {rows:UInt32}
