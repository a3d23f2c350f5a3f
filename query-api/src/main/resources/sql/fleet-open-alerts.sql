SELECT a.severity AS severity, count() AS alerts, countIf(h.acknowledged_by = '') AS not_acknowledged
FROM alerts_current AS a
LEFT ANY JOIN alert_handling_current AS h ON h.alert_id = a.alert_id
WHERE @in_scope(a.vehicle_id)
  AND a.state != 'resolved'
  AND a.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND h.closed_by = ''
GROUP BY severity
ORDER BY severity DESC
LIMIT 100
