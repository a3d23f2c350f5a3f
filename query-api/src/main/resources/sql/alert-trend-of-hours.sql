-- For those who see everything: hours of all vehicles are stored together.
SELECT toUnixTimestamp64Milli(toDateTime64(if({bucket:String} = 'hour', h.hour, toDateTime(toStartOfDay(h.hour, {zone:String}), 'UTC')), 3, 'UTC')) AS starts_at_ms,
       h.alert_type AS alert_type, h.severity AS severity, sum(h.alerts) AS alerts, sum(h.open_alerts) AS open_alerts, sum(h.late_alerts) AS late_alerts
FROM alert_hours_current AS h
WHERE h.hour >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND h.hour < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND ({alert_type:String} = '' OR h.alert_type = {alert_type:String})
GROUP BY starts_at_ms, alert_type, severity
ORDER BY starts_at_ms, alert_type, severity
LIMIT 50000
