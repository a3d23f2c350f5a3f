SELECT toUnixTimestamp64Milli(ts) AS ts_ms, identity, lat, lon, speed_kmph, heading, altitude_m, speed_limit_kmph,
       ignition, driver_id
FROM telemetry_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND ts >= fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
  AND (ts > fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC') OR identity > {after_identity:UInt32})
  AND isNotNull(lat) AND isNotNull(lon)
ORDER BY ts, identity
LIMIT {rows:UInt32}
