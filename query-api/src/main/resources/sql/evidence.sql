SELECT toUnixTimestamp64Milli(ts) AS ts_ms, lat, lon, speed_kmph, heading, speed_limit_kmph, accel_long_g, accel_lat_g,
       accel_peak_g, ignition, rpm, sos, driver_id
FROM telemetry_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND ts <= fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
ORDER BY ts, identity
LIMIT {rows:UInt32}
