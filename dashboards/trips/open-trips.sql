-- title: Open trips now
-- description: Detected trips that have not ended, the longest on the road first. The last fix is the last moving one.
-- visualisation: table
-- columns: trip_id, vehicle_id, driver_id, started_at, last_fix_at, distance_km, on_the_road_min
-- field: vehicle | trips_current.vehicle_id | Vehicle
-- field: driver | trips_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT trip_id, vehicle_id, driver_id, started_at, ended_at AS last_fix_at, round(distance_m / 1000, 1) AS distance_km,
       round(dateDiff('second', started_at, now64(3, 'UTC')) / 60, 1) AS on_the_road_min
FROM trips_current
WHERE source = 'detected' AND state = 'open'
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY started_at, trip_id
