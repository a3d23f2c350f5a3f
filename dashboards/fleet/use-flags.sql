-- title: Out of use
-- description: Vehicles that are used too little, stand too long or drive far more or fewer trips than usual, with the rule, what was counted and the bound; the last 14 days if none are chosen.
-- visualisation: table
-- columns: vehicle_id, flag, rule, started_at, ended_at, amount, bound
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT vehicle_id, flag, rule, started_at, ended_at, round(amount, 1) AS amount, round(bound, 1) AS bound
FROM vehicle_use_flags(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 13), 3, 'UTC'),
                       until = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC'), zone = 'UTC', vehicle = '')
WHERE true
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicles_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY flag, rule, vehicle_id, started_at
LIMIT 1000
