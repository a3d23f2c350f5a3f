-- Two thirds of the trips have an overspeed episode.
INSERT INTO overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, state, driver_id, trip_id, ended_at, peak_ckmph,
                                limit_ckmph, limit_source, distance_mm, severity, sampled, lat_e6, lon_e6)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT vehicle_id, started_at + INTERVAL 10 MINUTE, trip_id, 1, 0, 'closed', driver_id, trip_id, started_at + INTERVAL 630 SECOND, 9800, 8000,
       'fleet', 800000, 2, false, start_lat_e6, start_lon_e6
FROM trips FINAL
WHERE started_at >= {midnight:DateTime64(3, 'UTC')} AND started_at < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY AND sipHash64(trip_id) % 3 > 0
