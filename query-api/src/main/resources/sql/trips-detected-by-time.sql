-- As trips-detected.sql, of all vehicles over a few days: FINAL reads no projection.
SELECT @detected_trip(trip_id)
FROM (SELECT * FROM trips ORDER BY version DESC LIMIT 1 BY vehicle_id, started_at, trip_id)
WHERE withdrawn = 0
  AND @trips_asked(vehicle_id)
  AND @newest_first(started_at, trip)
LIMIT {rows:UInt32}
