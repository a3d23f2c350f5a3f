SELECT vehicle_id, max(ts) AS last_seen, argMaxIf(lat, (ts, content_hash), isNotNull(lat)), argMaxIf(lon, (ts, content_hash), isNotNull(lat)),
       maxIf(toNullable(ts), isNotNull(lat)), argMax(tuple(speed_kmph), (isNotNull(lat), ts, content_hash)).1,
       argMax(tuple(heading), (isNotNull(lat), ts, content_hash)).1, argMax(ignition, (ts, content_hash)), argMax(driver_id, (ts, content_hash))
FROM fleet.telemetry_current
GROUP BY vehicle_id
ORDER BY vehicle_id
