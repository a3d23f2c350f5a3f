-- title: Latest stops
-- description: Stops that came after their windows had ended, the latest first; the last 7 days if none are chosen.
-- visualisation: table
-- columns: vehicle_id, plan_id, stop_id, driver_id, window_to, late_min, risk_reason
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT vehicle_id, plan_id, stop_id, driver_id, window_to, round(late_s / 60, 1) AS late_min, risk_reason
FROM delivery_stops_current
WHERE sla = 'late' AND state NOT IN ('cancelled', 'unplanned')
  AND plan_since >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC') - INTERVAL 14 DAY
  AND coalesce(window_to, window_from, plan_since) >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND coalesce(window_to, window_from, plan_since) < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY late_s DESC, vehicle_id, stop_id
LIMIT 100
