-- As overspeed-episodes.sql, of those that hold: flat, since each level of a view is planned anew for every question.
SELECT toString(episode_id) AS episode, version, vehicle_id, driver_id, toString(trip_id) AS trip, state,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, peak_ckmph / 100 AS peak_kmph, limit_ckmph / 100 AS limit_kmph,
       limit_source, distance_mm / 1000 AS distance_m, severity, sampled, false AS is_withdrawn, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon
FROM overspeed_episodes FINAL
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({trip_id:String} = '' OR trip_id = toUUIDOrZero({trip_id:String}))
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, episode)
LIMIT {rows:UInt32}
