-- title: Vehicles with most alerts
-- description: Alerts per vehicle, and how many of them are high or critical (severity 3 and 4).
-- visualisation: row
-- columns: vehicle_id, alerts, severe_alerts
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | alerts_current.vehicle_id | Vehicle
-- field: driver | alerts_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
-- field: alert_type | alerts_current.alert_type | Alert type
SELECT vehicle_id, count() AS alerts, countIf(severity >= 3) AS severe_alerts
FROM alerts_current
WHERE started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND {{alert_type}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY vehicle_id
ORDER BY alerts DESC, vehicle_id
LIMIT 20
