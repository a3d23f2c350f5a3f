-- And every trip has a harsh braking.
INSERT INTO harsh_events (vehicle_id, started_at, event_id, version, withdrawn, kind, driver_id, trip_id, ended_at, peak_mg, threshold_mg,
                          severity, source, basis, speed_ckmph, lat_e6, lon_e6)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT vehicle_id, started_at + INTERVAL 20 MINUTE, trip_id, 1, 0, 'harsh_braking', driver_id, trip_id, started_at + INTERVAL 1202 SECOND, 350,
       300, 1, 'computed', 'accelerometer', 4000, end_lat_e6, end_lon_e6
FROM trips FINAL
WHERE started_at >= {midnight:DateTime64(3, 'UTC')} AND started_at < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
