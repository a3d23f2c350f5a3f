-- How often each vehicle is heard and what it sends, as learned from facts and in force now: the newest version of reference
-- data that holds already. Which rules it suffices for says query-api.

CREATE OR REPLACE VIEW vehicle_capabilities_current AS
SELECT id AS vehicle_id, max(valid_from) AS since, argMax(told, valid_from) AS body,
       JSONExtract(body, 'sampling_s', 'Float64') AS sampling_s,
       JSONExtract(body, 'sampling_p90_s', 'Nullable(Float64)') AS sampling_p90_s,
       JSONExtract(body, 'position', 'Bool') AS position, JSONExtract(body, 'speed', 'Bool') AS speed,
       JSONExtract(body, 'ignition', 'Bool') AS ignition, JSONExtract(body, 'rpm', 'Bool') AS rpm,
       JSONExtract(body, 'accel_long', 'Bool') AS accel_long, JSONExtract(body, 'accel_lat', 'Bool') AS accel_lat,
       JSONExtract(body, 'accel_peak', 'Bool') AS accel_peak, JSONExtract(body, 'odometer', 'Bool') AS odometer,
       JSONExtract(body, 'fuel', 'Bool') AS fuel, JSONExtract(body, 'battery', 'Bool') AS battery,
       JSONExtract(body, 'engine_temp', 'Bool') AS engine_temp
FROM (SELECT id, valid_from, deleted, body AS told FROM reference FINAL WHERE kind = 'capabilities' AND valid_from <= now64(3))
GROUP BY id
HAVING NOT argMax(deleted, valid_from);
