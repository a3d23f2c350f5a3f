-- title: Open alerts
-- description: Alerts that are not resolved, the most severe first, then the oldest; of the last 7 days if none are chosen.
-- visualisation: table
-- columns: alert_id, alert_type, severity, vehicle_id, driver_id, started_at, open_for_min, details
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | alerts_current.vehicle_id | Vehicle
-- field: driver | alerts_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
-- field: alert_type | alerts_current.alert_type | Alert type
SELECT alert_id, alert_type, severity, vehicle_id, driver_id, started_at,
       round(dateDiff('second', started_at, now64(3, 'UTC')) / 60, 1) AS open_for_min, details
FROM alerts_current
WHERE state IN ('opened', 'updated')
  AND started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND {{alert_type}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY severity DESC, started_at, alert_id
LIMIT 200
