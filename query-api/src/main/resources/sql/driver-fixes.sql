-- Speeds on vehicles that a driver drove just now. One row more than an answer may have, so that nothing is cut off in silence.
SELECT vehicle_id, toUnixTimestamp64Milli(ts) AS ts_ms, speed_ckmph
FROM telemetry FINAL
WHERE vehicle_id IN {vehicles:Array(String)}
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND ts < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND isNotNull(speed_ckmph)
ORDER BY vehicle_id, ts, identity
LIMIT 60001
SETTINGS max_threads = 1
