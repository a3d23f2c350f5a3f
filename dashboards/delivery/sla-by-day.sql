-- title: Deliveries against their windows
-- description: Stops by the day (UTC) they were due: how many came early, on time, late or were missed, and the share that kept its window; the last 14 days if none are chosen.
-- visualisation: combo
-- columns: day, early, on_time, late, missed, on_time_share_pct
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT toDate(coalesce(window_to, window_from, plan_since)) AS day, countIf(sla = 'early') AS early, countIf(sla = 'on_time') AS on_time, countIf(sla = 'late') AS late,
       countIf(sla = 'missed') AS missed, round((early + on_time) / nullIf(early + on_time + late + missed, 0) * 100, 2) AS on_time_share_pct
FROM delivery_stops_current
WHERE state NOT IN ('cancelled', 'unplanned')
  AND plan_since >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 13), 3, 'UTC') - INTERVAL 14 DAY
  AND coalesce(window_to, window_from, plan_since) >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 13), 3, 'UTC')
  AND coalesce(window_to, window_from, plan_since) < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY day
ORDER BY day
