-- What the messages of a day say of each vehicle behind {after} up to {last}, as lines of the gateway's import of reference
-- data. It is learned in the course of the next day and holds from the one after that on, so that it is known before it counts.
--
-- A time between two messages counts if the vehicle moved at 5 km/h or more by its own speed, else by its positions, and was
-- not away for more than 900 s. The table is sorted by vehicle and time, so that the window needs no memory; a message that is
-- there twice, or two of one instant, make a time of nothing, which does not count. Rounded, so that a vehicle that stays what
-- it is gets no new version: to 0.1 s below 3 s, 0.5 s below 10 s, 5 s above. With fewer than {times} such times nothing is
-- learned, and what was known holds on.
WITH messages AS
(
    SELECT vehicle_id, ts, lat_e6, lon_e6, speed_ckmph, ignition, rpm, accel_long_mg, accel_lat_mg, accel_peak_mg, odometer_m,
           fuel_dpct, fuel_cl, battery_mv, engine_temp_dc,
           toUnixTimestamp64Milli(ts) - toUnixTimestamp64Milli(lagInFrame(ts, 1, ts) OVER before) AS after_ms,
           geoDistance(lon_e6 / 1e6, lat_e6 / 1e6, lagInFrame(lon_e6) OVER before / 1e6, lagInFrame(lat_e6) OVER before / 1e6)
               AS moved_m,
           after_ms BETWEEN 1 AND 900000
               AND ifNull(speed_ckmph >= 500, ifNull(moved_m * 3600 / after_ms >= 5, false)) AS counts
    FROM telemetry
    WHERE vehicle_id > {after:String} AND vehicle_id <= {last:String}
      AND ts >= toDateTime64({day:Date}, 3, 'UTC') AND ts < toDateTime64({day:Date} + 1, 3, 'UTC')
    WINDOW before AS (PARTITION BY vehicle_id ORDER BY ts ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)
),
learned AS
(
    SELECT vehicle_id, quantileTDigestIf(0.5)(after_ms, counts) / 1000 AS usual, quantileTDigestIf(0.9)(after_ms, counts) / 1000 AS slow,
           count(lat_e6) > 0 AS position, count(speed_ckmph) > 0 AS speed, count(ignition) > 0 AS ignitions, count(rpm) > 0 AS rpms,
           count(accel_long_mg) > 0 AS along, count(accel_lat_mg) > 0 AS across, count(accel_peak_mg) > 0 AS shocks,
           count(odometer_m) > 0 AS odometer, count(fuel_dpct) + count(fuel_cl) > 0 AS fuel, count(battery_mv) > 0 AS battery,
           count(engine_temp_dc) > 0 AS engine_temp
    FROM messages
    GROUP BY vehicle_id
    HAVING countIf(counts) >= {times:UInt32}
)
SELECT vehicle_id AS id,
       formatDateTime({day:Date} + 2, '%Y-%m-%dT00:00:00Z') AS valid_from,
       CAST((
           multiIf(usual < 3, round(usual, 1), usual < 10, round(usual * 2) / 2, round(usual / 5) * 5),
           multiIf(slow < 3, round(slow, 1), slow < 10, round(slow * 2) / 2, round(slow / 5) * 5),
           position, speed, ignitions, rpms, along, across, shocks, odometer, fuel, battery, engine_temp),
           'Tuple(sampling_s Float64, sampling_p90_s Float64, position Bool, speed Bool, ignition Bool, rpm Bool, accel_long Bool,
                  accel_lat Bool, accel_peak Bool, odometer Bool, fuel Bool, battery Bool, engine_temp Bool)') AS body
FROM learned
ORDER BY vehicle_id
