-- What a driver's trips that began in a stretch of time, and what happened on them, bring into a score; driver_score_shares of the schema says
-- the same of the whole fleet. An event belongs to the last trip that had begun, and to the driver it names, else to the trip's. Looked for
-- on the vehicles that a row names the driver on, in whatever version and at whatever time: a vehicle too many changes nothing.
SELECT kind, toString(fact_id) AS id, vehicle_id, if(fact = 'trip', id, toString(trip.2)) AS trip_id,
       toUnixTimestamp64Milli(if(fact = 'trip', started_at, trip.1)) AS trip_started_at_ms, toUnixTimestamp64Milli(started_at) AS started_at_ms,
       toUnixTimestamp64Milli(ended_at) AS ended_at_ms, open, severity, distance_mm, moving_ms, least(told_private_mm, distance_mm) AS private_mm,
       least(if(told_mm = 0, 0, toInt64(distance_mm * (told_unjudged_mm / told_mm))), distance_mm - private_mm) AS unjudged_mm,
       @in_scope(vehicle_id) AS in_sight
FROM
(
    SELECT kind, fact, fact_id, vehicle_id, started_at, ended_at, open, severity, trip_id AS said_trip_id, score_facts.driver_id AS said_driver_id,
           distance_mm, moving_ms, {driver_id:String} AS driver_id,
           maxIf((started_at, fact_id, score_facts.driver_id, ended_at), fact = 'trip') OVER so_far AS trip,
           sum(measured_mm) OVER same AS told_mm, sum(unjudged_mm) OVER same AS told_unjudged_mm, sum(score_facts.private_mm) OVER same AS told_private_mm
    FROM score_facts FINAL
    WHERE vehicle_id IN (SELECT vehicle_id FROM driver_vehicles WHERE driver_id = {driver_id:String})
      AND started_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
      AND started_at < fromUnixTimestamp64Milli({until_ms:Int64}, 'UTC') + INTERVAL 7 DAY
      AND (severity > 0 OR (fact IN ('trip', 'speeds') AND started_at < fromUnixTimestamp64Milli({until_ms:Int64}, 'UTC')))
    WINDOW so_far AS (PARTITION BY vehicle_id ORDER BY started_at), same AS (PARTITION BY fact_id, version)
)
WHERE fact != 'speeds'
  AND if(fact = 'trip' OR said_driver_id != '', said_driver_id, trip.3) = {driver_id:String}
  AND (fact = 'trip' OR (trip.3 != '' AND (started_at <= trip.4 OR said_trip_id = trip.2)))
  AND @drove_in_scope(driver_id)
ORDER BY started_at, id
LIMIT 60001
SETTINGS max_threads = 1
