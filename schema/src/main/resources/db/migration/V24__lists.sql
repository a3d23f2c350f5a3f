-- What lists are asked for beyond current rows: those that turned out never to have been beside the others, and vehicles by what people
-- call them.

CREATE OR REPLACE VIEW trips_and_withdrawn AS
SELECT trip_id, version, vehicle_id, driver_id, source, device_trip_id, state, closed_by, started_at, ended_at, distance_m, duration_s, moving_s,
       standing_s, idle_s, stops, max_speed_kmph, mean_speed_kmph, overspeed_episodes, start_lat, start_lon, end_lat, end_lon, false AS is_withdrawn
FROM trips_current
UNION ALL
SELECT trip_id, version, vehicle_id, driver_id, source, device_trip_id, state, closed_by, started_at, ended_at, distance_m, duration_s, moving_s,
       standing_s, idle_s, stops, max_speed_kmph, mean_speed_kmph, overspeed_episodes, start_lat, start_lon, end_lat, end_lon, true AS is_withdrawn
FROM trips_withdrawn;

CREATE OR REPLACE VIEW overspeed_episodes_and_withdrawn AS
SELECT episode_id, version, vehicle_id, driver_id, trip_id, state, started_at, ended_at, duration_s, peak_kmph, limit_kmph, limit_source, distance_m,
       severity, sampled, lat, lon, false AS is_withdrawn
FROM overspeed_episodes_current
UNION ALL
SELECT episode_id, version, vehicle_id, driver_id, trip_id, state, started_at, ended_at, duration_s, peak_kmph, limit_kmph, limit_source, distance_m,
       severity, sampled, lat, lon, true AS is_withdrawn
FROM overspeed_episodes_withdrawn;

CREATE OR REPLACE VIEW alerts_and_withdrawn AS
SELECT alert_id, version, state, ts, started_at, ended_at, emitted_at, alert_type, severity, vehicle_id, driver_id, trip_id, lat, lon, details,
       data, late, source, false AS is_withdrawn
FROM alerts_current
UNION ALL
SELECT alert_id, version, state, ts, started_at, ended_at, emitted_at, alert_type, severity, vehicle_id, driver_id, trip_id, lat, lon, details,
       data, late, source, true AS is_withdrawn
FROM alerts_withdrawn;

-- The name and the number plate of each vehicle in one text, for search.
CREATE OR REPLACE VIEW vehicle_names_current AS
SELECT id AS vehicle_id,
       argMax(if(deleted, '', concat(JSONExtractString(body, 'name'), '\n', JSONExtractString(body, 'plate'))), valid_from) AS names
FROM reference FINAL
WHERE kind = 'vehicles' AND valid_from <= now64(3, 'UTC')
GROUP BY id;
