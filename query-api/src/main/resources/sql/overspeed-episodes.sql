SELECT toString(episode_id) AS episode, version, vehicle_id, driver_id, toString(trip_id) AS trip, state,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       duration_s, peak_kmph, limit_kmph, limit_source, distance_m, severity, sampled, false AS is_withdrawn, lat, lon
FROM overspeed_episodes_current
WHERE @overspeed_asked(vehicle_id)
  AND @newest_first(started_at, episode)
LIMIT {rows:UInt32}
