-- title: Alerts by type and hour
-- description: Alerts by the hour (UTC) in which they began. Withdrawn ones are not among them.
-- visualisation: bar
-- columns: hour, alert_type, alerts
-- parameter: hours | number | 48 | Hours up to now
-- parameter: alert_type | text | | Only this type
SELECT hour, alert_type, sum(m.alerts) AS alerts
FROM alert_hours_current AS m
WHERE hour >= now('UTC') - toIntervalHour({{hours}})
  [[AND alert_type = {{alert_type}}]]
GROUP BY hour, alert_type
ORDER BY hour, alert_type
