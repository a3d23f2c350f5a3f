-- title: Alerts by type and hour
-- description: Alerts by the hour (UTC) in which they began; the last 2 days if none are chosen. Withdrawn ones are not among them.
-- visualisation: stacked
-- columns: hour, alert_type, alerts
-- series: alert_type
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | alerts_current.vehicle_id | Vehicle
-- field: driver | alerts_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
-- field: alert_type | alerts_current.alert_type | Alert type
SELECT toStartOfHour(started_at) AS hour, alert_type, count() AS alerts
FROM alerts_current
WHERE started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 1), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND {{alert_type}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY hour, alert_type
ORDER BY hour, alert_type
