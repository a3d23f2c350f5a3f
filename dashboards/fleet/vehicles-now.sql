-- title: Vehicles now
-- description: Where every vehicle was last, and what it does. Private drives have no place.
-- visualisation: pin
-- columns: lat, lon, vehicle_id, state, driver_id, speed_kmph, last_seen
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT lat, lon, vehicle_id, state, driver_id, round(speed_kmph, 1) AS speed_kmph, last_seen
FROM vehicles_current
WHERE isNotNull(lat)
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY vehicle_id
LIMIT 2000
