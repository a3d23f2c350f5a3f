-- What the refresh of trip_speeds stores in the course of the month: a third of the way below 50 km/h.
INSERT INTO trip_speeds (vehicle_id, started_at, trip_id, version, measured_mm, below_50_mm, unjudged_mm, private_mm)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT vehicle_id, started_at, trip_id, version, distance_mm, intDiv(distance_mm, 3), 0, 0
FROM trips FINAL
WHERE started_at >= {midnight:DateTime64(3, 'UTC')} AND started_at < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
