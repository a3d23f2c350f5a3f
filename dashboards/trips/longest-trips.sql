-- title: Longest trips
-- description: Detected trips by distance.
-- visualisation: table
-- columns: trip_id, vehicle_id, driver_id, started_at, ended_at, distance_km, duration_min, mean_speed_kmph, max_speed_kmph
-- parameter: days | number | 7 | Days up to now
-- parameter: vehicle_id | text | | Only this vehicle
SELECT trip_id, vehicle_id, driver_id, started_at, ended_at, round(distance_m / 1000, 1) AS distance_km,
       round(duration_s / 60, 1) AS duration_min, round(mean_speed_kmph, 1) AS mean_speed_kmph, max_speed_kmph
FROM trips_current
WHERE source = 'detected' AND started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
  [[AND vehicle_id = {{vehicle_id}}]]
ORDER BY distance_m DESC, trip_id
LIMIT 20
