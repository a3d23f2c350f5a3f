-- title: Vehicles by state
-- description: How many vehicles are in each state now.
-- visualisation: row
-- columns: state, vehicles
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT state, count() AS vehicles
FROM vehicles_current
WHERE true
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY state
ORDER BY vehicles DESC, state
