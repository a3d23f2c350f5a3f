SELECT alert_id, version, state, toUnixTimestamp64Milli(ts) AS ts_ms,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       toUnixTimestamp64Milli(emitted_at) AS emitted_at_ms, alert_type, severity, vehicle_id, driver_id, trip_id,
       lat, lon, details, data, late, source, false AS is_withdrawn
FROM alerts_current
WHERE @alerts_asked(vehicle_id)
  AND @newest_first(started_at, alert_id)
LIMIT {rows:UInt32}
