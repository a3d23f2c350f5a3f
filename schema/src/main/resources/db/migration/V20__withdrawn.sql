-- What turned out never to have been, for lists that are asked for it: of each identity the newest version, if that is a
-- withdrawal. FINAL leaves such rows out, merges keep them.

CREATE OR REPLACE VIEW trips_withdrawn AS
SELECT toString(trip_id) AS trip_id, version, vehicle_id, driver_id, 'detected' AS source, device_trip_id, state,
       closed_by, started_at, ended_at, distance_mm / 1000 AS distance_m,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, moving_ms / 1000 AS moving_s,
       standing_ms / 1000 AS standing_s, idle_ms / 1000 AS idle_s, stops, max_speed_ckmph / 100 AS max_speed_kmph,
       if(moving_ms > 0, distance_mm / moving_ms * 3.6, NULL) AS mean_speed_kmph, overspeed_episodes,
       start_lat_e6 / 1e6 AS start_lat, start_lon_e6 / 1e6 AS start_lon, end_lat_e6 / 1e6 AS end_lat,
       end_lon_e6 / 1e6 AS end_lon
FROM trips
WHERE withdrawn = 1
  AND (trips.vehicle_id, trips.started_at, trips.trip_id, trips.version) IN
      (
          SELECT vehicle_id, started_at, trip_id, max(version)
          FROM trips
          WHERE (vehicle_id, started_at, trip_id) IN (SELECT vehicle_id, started_at, trip_id FROM trips WHERE withdrawn = 1)
          GROUP BY vehicle_id, started_at, trip_id
      )
LIMIT 1 BY trips.vehicle_id, trips.started_at, trips.trip_id;

CREATE OR REPLACE VIEW overspeed_episodes_withdrawn AS
SELECT episode_id, version, vehicle_id, driver_id, trip_id, state, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s,
       peak_ckmph / 100 AS peak_kmph, limit_ckmph / 100 AS limit_kmph, limit_source,
       distance_mm / 1000 AS distance_m, severity, sampled, source, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon
FROM overspeed_episodes
WHERE withdrawn = 1
  AND (vehicle_id, started_at, episode_id, version) IN
      (
          SELECT vehicle_id, started_at, episode_id, max(version)
          FROM overspeed_episodes
          WHERE (vehicle_id, started_at, episode_id) IN
                (SELECT vehicle_id, started_at, episode_id FROM overspeed_episodes WHERE withdrawn = 1)
          GROUP BY vehicle_id, started_at, episode_id
      )
LIMIT 1 BY vehicle_id, started_at, episode_id;

CREATE OR REPLACE VIEW alerts_withdrawn AS
SELECT alert_id, version, state, ts, started_at, ended_at, emitted_at, alert_type, severity, vehicle_id, driver_id,
       trip_id, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, details, data, late, source
FROM alerts
WHERE withdrawn = 1
  AND (vehicle_id, started_at, alert_id, version) IN
      (
          SELECT vehicle_id, started_at, alert_id, max(version)
          FROM alerts
          WHERE (vehicle_id, started_at, alert_id) IN
                (SELECT vehicle_id, started_at, alert_id FROM alerts WHERE withdrawn = 1)
          GROUP BY vehicle_id, started_at, alert_id
      )
LIMIT 1 BY vehicle_id, started_at, alert_id;
