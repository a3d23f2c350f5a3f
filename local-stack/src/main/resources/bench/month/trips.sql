-- The trips of that day, as the job would have closed them: two versions each, of which the second stands.
INSERT INTO trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, driver_id, ended_at, distance_mm, moving_ms,
                   standing_ms, idle_ms, stops, max_speed_ckmph, fixes, overspeed_episodes, start_lat_e6, start_lon_e6, end_lat_e6, end_lon_e6,
                   start_fuel_cl, end_fuel_cl)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT vehicle_id, started_at,
       toUUID(concat(substring(hash, 1, 8), '-', substring(hash, 9, 4), '-5', substring(hash, 14, 3), '-8', substring(hash, 18, 3), '-', substring(hash, 21, 12))),
       version, 0, if(version = 1, 'open', 'closed'), if(version = 1, '', 'standing'), driver_id, ended_at, distance_mm, driving_ms, 0, 0, 0,
       max_speed_ckmph, fixes, 0, start_lat_e6, start_lon_e6, end_lat_e6, end_lon_e6, 4000, 3400
FROM
(
    SELECT vehicle_id, min(ts) AS started_at, max(ts) AS ended_at, lower(hex(sipHash128(vehicle_id, min(ts)))) AS hash,
           any(t.driver_id) AS driver_id, (max(odometer_m) - min(odometer_m)) * 1000 AS distance_mm,
           dateDiff('millisecond', started_at, ended_at) AS driving_ms, max(speed_ckmph) AS max_speed_ckmph, toInt32(count()) AS fixes,
           argMin(lat_e6, ts) AS start_lat_e6, argMin(lon_e6, ts) AS start_lon_e6, argMax(lat_e6, ts) AS end_lat_e6, argMax(lon_e6, ts) AS end_lon_e6
    FROM telemetry AS t
    WHERE t.ts >= {midnight:DateTime64(3, 'UTC')} AND t.ts < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
    GROUP BY vehicle_id, intDiv(toHour(ts) - 5, 4)
)
ARRAY JOIN [1, 2] AS version
