-- title: Alerts by day and type
-- description: Alerts by the day (UTC) on which they began; the last 30 days if none are chosen. Withdrawn ones are not among them.
-- visualisation: stacked
-- columns: day, alert_type, alerts
-- series: alert_type
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | alerts_current.vehicle_id | Vehicle
-- field: driver | alerts_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
-- field: alert_type | alerts_current.alert_type | Alert type
SELECT toDate(started_at) AS day, alert_type, count() AS alerts
FROM alerts_current
WHERE started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND {{alert_type}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY day, alert_type
ORDER BY day, alert_type
