-- As trips.sql, where no trip was declared: flat, since each level of a view is planned anew for every question.
SELECT @detected_trip(trip_id)
FROM trips FINAL
WHERE @trips_asked(vehicle_id)
  AND @newest_first(started_at, trip)
LIMIT {rows:UInt32}
