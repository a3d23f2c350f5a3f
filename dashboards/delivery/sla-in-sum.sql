-- title: Deliveries in sum
-- description: Stops that were due over the days, what became of them, and the share that kept its window; the last 7 days if none are chosen.
-- visualisation: table
-- columns: stops, windows, early, on_time, late, missed, failed, skipped, out_of_order, on_time_share_pct
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT count() AS stops, early + on_time + late + missed AS windows, countIf(sla = 'early') AS early, countIf(sla = 'on_time') AS on_time,
       countIf(sla = 'late') AS late, countIf(sla = 'missed') AS missed, countIf(state = 'failed') AS failed,
       countIf(state = 'skipped') AS skipped, countIf(delivery_stops_current.out_of_order) AS out_of_order,
       round((early + on_time) / nullIf(windows, 0) * 100, 2) AS on_time_share_pct
FROM delivery_stops_current
WHERE state NOT IN ('cancelled', 'unplanned')
  AND plan_since >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC') - INTERVAL 14 DAY
  AND coalesce(window_to, window_from, plan_since) >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND coalesce(window_to, window_from, plan_since) < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
