-- One day of {vehicles} vehicles, four trips each of {fixes} fixes 15 s apart. A trip is a walk: a speed that swings and trembles, a
-- heading that turns little by little, and the place that follows from both, with the noise of a receiver. Speed and heading are told
-- in whole km/h and degrees, as the usual tracker protocols do, the speed of every fourth vehicle in 0.1 km/h. Everything comes from
-- hashes of vehicle, day, trip and step, so the same day is the same rows.
INSERT INTO telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, speed_ckmph, heading_ddeg, sat_count, hdop_c,
                       battery_mv, ignition, odometer_m, fuel_dpct, engine_temp_dc)
SETTINGS async_insert = 0, insert_deduplicate = 0, max_insert_block_size = 250000, min_insert_block_size_rows = 250000
SELECT vehicle_id,
       begin + INTERVAL step * 15 SECOND AS ts,
       -- every second vehicle gives its messages random ids; of the others the identity is the hash of what they say: no bits to save
       toUInt32(sipHash64(v, day, trip, step, 'identity')) AS identity,
       if(v % 2 = 0, toUInt32(sipHash64(v, day, trip, step, 'content')), 0) AS content_hash,
       driver_id,
       toInt32(start_lat_e6 + north_um / 111195 + sipHash64(v, day, trip, step, 'lat') % 30) AS lat_e6,
       toInt32(start_lon_e6 + east_um / 68000 + sipHash64(v, day, trip, step, 'lon') % 30) AS lon_e6,
       toInt32(round(speed / unit) * unit) AS speed_ckmph,
       toInt32(positiveModulo(round(heading), 360) * 10) AS heading_ddeg,
       toInt32(7 + sipHash64(v, day, trip, intDiv(step, 12), 'sat') % 6) AS sat_count,
       toInt32(70 + sipHash64(v, day, trip, intDiv(step, 12), 'hdop') % 60) AS hdop_c,
       toInt32(27400 + sipHash64(v, day, trip, intDiv(step, 4), 'volt') % 20 * 10) AS battery_mv,
       step < {fixes:UInt32} - 1 AS ignition,
       toInt64(v * 100000 + day * 90000 + trip * 22000 + distance_m) AS odometer_m,
       toInt32(greatest(50, 900 - trip * 90 - intDiv(step * 90, {fixes:UInt32}))) AS fuel_dpct,
       toInt32(least(900, 300 + step * 20) + sipHash64(v, day, trip, intDiv(step, 8), 'temp') % 4 * 10) AS engine_temp_dc
FROM
(
    SELECT v, day, trip, vehicle_id, driver_id, if(v % 4 = 3, 10, 100) AS unit, begin, start_lat_e6, start_lon_e6, walk.1 AS step,
           walk.2 AS speed, walk.3 AS heading, walk.4 AS distance_m, walk.5 AS north_um, walk.6 AS east_um
    FROM
    (
        SELECT v, day, trip,
               concat('veh-', leftPad(toString(v), 5, '0')) AS vehicle_id,
               concat('drv-', leftPad(toString(v), 5, '0')) AS driver_id,
               {midnight:DateTime64(3, 'UTC')} + INTERVAL (5 + 4 * trip) HOUR
                   + INTERVAL sipHash64(v, day, trip, 'start') % 7200000 MILLISECOND AS begin,
               48000000 + sipHash64(v, 'lat') % 4000000 AS start_lat_e6,
               8000000 + sipHash64(v, 'lon') % 5000000 AS start_lon_e6,
               range({fixes:UInt32}) AS steps,
               arrayMap(i -> toInt32(greatest(0, 4600 + 3200 * sin(i / 11 + v + trip) + toInt32(sipHash64(v, day, trip, i, 'speed') % 700) - 350)),
                   steps) AS speeds,
               arrayCumSum(arrayMap(i -> (toInt32(sipHash64(v, day, trip, i, 'turn') % 240) - 120) / 10, steps)) AS headings,
               arrayMap(s -> s / 24, speeds) AS metres,
               arrayZip(steps, speeds, headings, arrayCumSum(metres),
                   arrayCumSum(arrayMap((m, h) -> m * cos(radians(h)) * 1000000, metres, headings)),
                   arrayCumSum(arrayMap((m, h) -> m * sin(radians(h)) * 1000000, metres, headings))) AS walks
        FROM
        (
            SELECT intDiv(number, 4) AS v, number % 4 AS trip, {day:UInt32} AS day
            FROM numbers(4 * {vehicles:UInt32})
        )
    )
    ARRAY JOIN walks AS walk
)
