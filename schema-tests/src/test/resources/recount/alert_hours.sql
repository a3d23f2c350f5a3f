SELECT toStartOfHour(started_at) AS hour, alert_type, severity, count(), countIf(state IN ('opened', 'updated')), countIf(late)
FROM fleet.alerts_current
GROUP BY hour, alert_type, severity
ORDER BY hour, alert_type, severity
