INSERT INTO fast
SELECT vehicle_id, driver_id, trip_id, `timestamp`, lat, lon, speed_kmph
FROM telemetry
WHERE speed_kmph > 80
