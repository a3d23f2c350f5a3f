-- title: Where drivers brake, corner and speed
-- description: Harsh events and overspeed episodes by hexagon of 0.7 km², the most first; the last 30 days if none are chosen.
-- visualisation: heat
-- columns: lat, lon, happenings, vehicles, cell
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT any(lat) AS lat, any(lon) AS lon, sum(events) AS happenings, uniqExact(vehicle_id) AS vehicles, cell
FROM fleet_heat_current
WHERE kind NOT IN ('positions', 'idling')
  AND hour >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC')
  AND hour < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicles_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY cell
ORDER BY happenings DESC, cell
LIMIT 2000
