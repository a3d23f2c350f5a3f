-- title: Trips per day
-- description: Detected trips by the day (UTC) on which they started, with their distance and the vehicles that drove; the last 30 days if none are chosen.
-- visualisation: combo
-- columns: day, trips, distance_km, vehicles
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | trips_current.vehicle_id | Vehicle
-- field: driver | trips_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT toDate(started_at) AS day, count() AS trips, round(sum(distance_m) / 1000, 1) AS distance_km, uniqExact(vehicle_id) AS vehicles
FROM trips_current
WHERE source = 'detected'
  AND started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY day
ORDER BY day
