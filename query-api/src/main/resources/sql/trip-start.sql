-- The vehicle is looked up first, so that FINAL is asked of that vehicle's rows alone.
SELECT toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms, toString(trip_id) AS id,
       toString(driver_id) AS driver
FROM trips FINAL
WHERE trip_id = toUUIDOrZero({trip_id:String}) AND vehicle_id IN (SELECT vehicle_id FROM trips WHERE trip_id = toUUIDOrZero({trip_id:String}))
  AND @in_scope(vehicle_id)
LIMIT 1
