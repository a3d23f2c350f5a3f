-- A row of the table of trips, told as its views tell it; @column is its id.
toString(@column) AS trip, version, vehicle_id, driver_id, 'detected' AS source, device_trip_id, state, closed_by,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms, distance_mm / 1000 AS distance_m,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, moving_ms / 1000 AS moving_s, standing_ms / 1000 AS standing_s,
       idle_ms / 1000 AS idle_s, stops, max_speed_ckmph / 100 AS max_speed_kmph,
       round(if(moving_ms > 0, distance_mm / moving_ms * 3.6, NULL), 2) AS mean_kmph, overspeed_episodes, false AS is_withdrawn,
       start_lat_e6 / 1e6 AS start_lat, start_lon_e6 / 1e6 AS start_lon, end_lat_e6 / 1e6 AS end_lat, end_lon_e6 / 1e6 AS end_lon
