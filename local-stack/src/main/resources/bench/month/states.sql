-- What every vehicle is doing in the end.
INSERT INTO vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id, driver_id)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT vehicle_id, 1, 0, 'standing', max(ended_at), NULL, any(driver_id)
FROM trips FINAL
GROUP BY vehicle_id
