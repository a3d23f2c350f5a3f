-- title: Use by vehicle
-- description: Days on which a vehicle was used, of those on which it was to operate, its hours and distance, the least used first; the last 14 days if none are chosen.
-- visualisation: table
-- columns: vehicle_id, vehicle_class, used_days, days_to_operate, used_share_pct, driving_h, standing_h, distance_km
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT vehicle_id, vehicle_class, used_days, days_to_operate, round(used_days / nullIf(days_to_operate, 0) * 100, 1) AS used_share_pct,
       round(driving_s / 3600, 2) AS driving_h, round(standing_s / 3600, 2) AS standing_h, round(distance_m / 1000, 1) AS distance_km
FROM vehicle_use(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 13), 3, 'UTC'),
                 until = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC'), zone = 'UTC', vehicle = '')
WHERE true
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicles_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY used_share_pct NULLS LAST, driving_h, vehicle_id
LIMIT 1000
