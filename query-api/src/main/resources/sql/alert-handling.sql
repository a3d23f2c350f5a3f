SELECT alert_id, acknowledged_by, if(acknowledged_by = '', NULL, toUnixTimestamp64Milli(acknowledged_at)) AS acknowledged_at_ms,
       assigned_to, closed_by, if(closed_by = '', NULL, toUnixTimestamp64Milli(closed_at)) AS closed_at_ms, comments
FROM alert_handling(recent = {recent:String}, since = toDateTime64(0, 3, 'UTC'))
WHERE alert_id IN {alert_ids:Array(String)}
LIMIT 1000
