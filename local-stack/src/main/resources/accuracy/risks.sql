SELECT JSONExtractString(data, 'plan_id') AS plan_id, JSONExtractString(data, 'stop_id') AS stop_id,
       toUnixTimestamp64Milli(started_at) AS since_ms, toUnixTimestamp64Milli(ended_at) AS until_ms
FROM alerts_current
WHERE alert_type = 'delivery_at_risk' AND state != 'withdrawn'
