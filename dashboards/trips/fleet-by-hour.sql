-- title: Fleet by hour
-- description: Vehicles that sent anything, what they sent, and the hours their ignition was on, hour by hour (UTC); the last 2 days if none are chosen.
-- visualisation: line
-- columns: hour, vehicles, events, ignition_on_h, max_speed_kmph
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | trips_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT hour, uniqExact(vehicle_id) AS vehicles, sum(m.events) AS events, round(sum(ignition_on_s) / 3600, 2) AS ignition_on_h,
       max(m.max_speed_kmph) AS max_speed_kmph
FROM vehicle_hours_current AS m
WHERE m.events > 0
  AND hour >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 1), 3, 'UTC')
  AND hour < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND vehicle_id IN (SELECT vehicle_id FROM trips_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY hour
ORDER BY hour
