SELECT toUnixTimestamp64Milli(toDateTime64(if({bucket:String} = 'hour', toStartOfHour(a.started_at), toDateTime(toStartOfDay(toStartOfHour(a.started_at), {zone:String}), 'UTC')), 3, 'UTC')) AS starts_at_ms,
       a.alert_type AS alert_type, a.severity AS severity, count() AS alerts, countIf(a.state IN ('opened', 'updated')) AS open_alerts, countIf(a.late) AS late_alerts
FROM alerts_current AS a
WHERE ({vehicle_id:String} = '' OR a.vehicle_id = {vehicle_id:String})
  AND @in_scope(a.vehicle_id)
  AND ({alert_type:String} = '' OR a.alert_type = {alert_type:String})
  AND a.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND a.started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
GROUP BY starts_at_ms, alert_type, severity
ORDER BY starts_at_ms, alert_type, severity
LIMIT 50000
