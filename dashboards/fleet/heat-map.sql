-- title: Heat map of the fleet
-- description: Fixes by hexagon of 0.7 km², the busiest first; the last 7 days if none are chosen. What was driven in private is on no map.
-- visualisation: heat
-- columns: lat, lon, fixes, vehicles, cell
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT any(lat) AS lat, any(lon) AS lon, sum(events) AS fixes, uniqExact(vehicle_id) AS vehicles, cell
FROM fleet_heat_current
WHERE kind = 'positions'
  AND hour >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND hour < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicles_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY cell
ORDER BY fixes DESC, cell
LIMIT 2000
