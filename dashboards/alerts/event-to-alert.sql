-- title: Time from event to emitted alert
-- description: From the event that made the newest version of an alert to its emission. Late data and alerts of other producers are left out.
-- visualisation: table
-- columns: alert_type, alerts, p50_s, p95_s, p99_s, max_s
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | alerts_current.vehicle_id | Vehicle
-- field: driver | alerts_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
-- field: alert_type | alerts_current.alert_type | Alert type
SELECT alert_type, count() AS alerts, round(quantileExact(0.5)(elapsed_s), 3) AS p50_s, round(quantileExact(0.95)(elapsed_s), 3) AS p95_s,
       round(quantileExact(0.99)(elapsed_s), 3) AS p99_s, round(max(elapsed_s), 3) AS max_s
FROM
(
    SELECT alert_type, dateDiff('millisecond', ts, emitted_at) / 1000 AS elapsed_s
    FROM alerts_current
    WHERE source = 'fleet' AND NOT late
      AND started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
      AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
      [[AND {{vehicle}}]]
      [[AND {{driver}}]]
      [[AND {{alert_type}}]]
      [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
)
GROUP BY alert_type
ORDER BY alert_type
