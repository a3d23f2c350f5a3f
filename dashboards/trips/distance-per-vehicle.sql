-- title: Distance per vehicle
-- description: What each vehicle drove on detected trips, the most first, with the share of trip time it idled.
-- visualisation: table
-- columns: vehicle_id, trips, distance_km, moving_h, idle_share_pct
-- parameter: days | number | 7 | Days up to now
SELECT vehicle_id, count() AS trips, round(sum(distance_m) / 1000, 1) AS distance_km, round(sum(moving_s) / 3600, 2) AS moving_h,
       round(sum(idle_s) / nullIf(sum(moving_s) + sum(standing_s), 0) * 100, 1) AS idle_share_pct
FROM trips_current
WHERE source = 'detected' AND started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
GROUP BY vehicle_id
ORDER BY distance_km DESC, vehicle_id
LIMIT 100
