-- Of a declared trip that began or ended more than once: the first beginning and the last end are where it began and ended, whatever
-- the order in which they came; before, any of them was.

CREATE OR REPLACE VIEW trips_current AS
SELECT toString(trip_id) AS trip_id, version, vehicle_id, driver_id, 'detected' AS source, device_trip_id, state,
       closed_by, started_at, ended_at, distance_mm / 1000 AS distance_m,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, moving_ms / 1000 AS moving_s,
       standing_ms / 1000 AS standing_s, idle_ms / 1000 AS idle_s, stops, max_speed_ckmph / 100 AS max_speed_kmph,
       if(moving_ms > 0, distance_mm / moving_ms * 3.6, NULL) AS mean_speed_kmph, fixes, overspeed_episodes,
       start_lat_e6 / 1e6 AS start_lat, start_lon_e6 / 1e6 AS start_lon, end_lat_e6 / 1e6 AS end_lat,
       end_lon_e6 / 1e6 AS end_lon
FROM trips FINAL
UNION ALL
SELECT trip_id, toUInt64(toUnixTimestamp64Milli(max(ts))) * 1000 AS version, vehicle_id, argMax(driver_id, (ts, event_type)),
       'declared', trip_id, if(countIf(event_type = 'trip_end') > 0, 'closed', 'open'),
       if(countIf(event_type = 'trip_end') > 0, 'declared', ''), min(ts) AS started_at, max(ts) AS ended_at,
       toFloat64(maxOrNullIf(distance_m, event_type = 'trip_end')), dateDiff('millisecond', started_at, ended_at) / 1000,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       argMinOrNullIf((lat_e6, lon_e6), ts, event_type = 'trip_start').1 / 1e6,
       argMinOrNullIf((lat_e6, lon_e6), ts, event_type = 'trip_start').2 / 1e6,
       argMaxOrNullIf((lat_e6, lon_e6), ts, event_type = 'trip_end').1 / 1e6,
       argMaxOrNullIf((lat_e6, lon_e6), ts, event_type = 'trip_end').2 / 1e6
FROM trip_events FINAL
GROUP BY vehicle_id, trip_id;
