-- title: Longest trips
-- description: Detected trips by distance.
-- visualisation: table
-- columns: trip_id, vehicle_id, driver_id, started_at, ended_at, distance_km, duration_min, mean_speed_kmph, max_speed_kmph
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | trips_current.vehicle_id | Vehicle
-- field: driver | trips_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT trip_id, vehicle_id, driver_id, started_at, ended_at, round(distance_m / 1000, 1) AS distance_km,
       round(duration_s / 60, 1) AS duration_min, round(mean_speed_kmph, 1) AS mean_speed_kmph, max_speed_kmph
FROM trips_current
WHERE source = 'detected'
  AND started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY distance_m DESC, trip_id
LIMIT 20
