-- As overspeed-episodes.sql, of those that hold: flat, since each level of a view is planned anew for every question.
SELECT toString(episode_id) AS episode, version, vehicle_id, driver_id, toString(trip_id) AS trip, state,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, peak_ckmph / 100 AS peak_kmph, limit_ckmph / 100 AS limit_kmph,
       limit_source, distance_mm / 1000 AS distance_m, severity, sampled, false AS is_withdrawn, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon
FROM overspeed_episodes FINAL
WHERE @overspeed_asked(vehicle_id)
  AND @newest_first(started_at, episode)
LIMIT {rows:UInt32}
