SELECT vehicle_id, toUnixTimestamp64Milli(last_seen) AS last_seen_ms, lat, lon,
       toUnixTimestamp64Milli(fix_at) AS fix_at_ms, speed_kmph, heading, ignition, driver_id, state,
       toUnixTimestamp64Milli(state_since) AS state_since_ms, trip_id
FROM vehicles_current
ORDER BY last_seen DESC
LIMIT {rows:UInt32}
