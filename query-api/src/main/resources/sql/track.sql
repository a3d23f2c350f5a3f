-- Flat and in units, as telemetry_current has them.
SELECT toUnixTimestamp64Milli(ts) AS ts_ms, identity, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, speed_ckmph / 100 AS speed_kmph, heading_ddeg / 10 AS heading,
       altitude_dm / 10 AS altitude_m, speed_limit_ckmph / 100 AS speed_limit_kmph,
       ignition, driver_id
FROM telemetry FINAL
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND ts >= fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
  AND (ts > fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC') OR identity > {after_identity:UInt32})
  AND isNotNull(lat_e6) AND isNotNull(lon_e6)
ORDER BY ts, identity
LIMIT {rows:UInt32}
