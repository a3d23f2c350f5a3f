-- title: Use by day
-- description: Shares of the vehicles' time that were driving, idling, standing and out of reach, by day (UTC), of vehicles heard of on that day; the last 14 days if none are chosen.
-- visualisation: stacked
-- columns: day, driving_pct, idling_pct, standing_pct, offline_pct
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | vehicles_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT day, round(sum(driving_s) / sum(day_s) * 100, 2) AS driving_pct, round(sum(idling_s) / sum(day_s) * 100, 2) AS idling_pct,
       round(sum(standing_s) / sum(day_s) * 100, 2) AS standing_pct, round(sum(offline_s) / sum(day_s) * 100, 2) AS offline_pct
FROM vehicle_use_days(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 13), 3, 'UTC'),
                      until = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC'), zone = 'UTC', vehicle = '')
WHERE true
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicles_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY day
ORDER BY day
