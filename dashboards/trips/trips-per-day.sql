-- title: Trips per day
-- description: Detected trips by the day (UTC) on which they started, with their distance and the vehicles that drove.
-- visualisation: combo
-- columns: day, trips, distance_km, vehicles
-- parameter: days | number | 30 | Days up to now
SELECT toDate(started_at) AS day, count() AS trips, round(sum(distance_m) / 1000, 1) AS distance_km, uniqExact(vehicle_id) AS vehicles
FROM trips_current
WHERE source = 'detected' AND started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
GROUP BY day
ORDER BY day
