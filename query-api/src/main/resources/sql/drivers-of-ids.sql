-- As drivers.sql, of some: FINAL is asked of the vehicles alone that they were ever named on. Flat, since each level of a view is planned
-- anew: trips as trips_current has them, detected and declared, and who drives as vehicles_current has it.
SELECT @driver_told(driver_id)
FROM
(
    SELECT driver_id, ts AS at, vehicle_id, toString(event_type) AS event_type FROM driver_events
    WHERE driver_id IN {driver_ids:Array(String)}
    UNION ALL
    SELECT toString(driver_id), ended_at, vehicle_id, '' FROM trips FINAL
    WHERE vehicle_id IN {vehicle_ids:Array(String)}
    UNION ALL
    SELECT toString(argMax(driver_id, (ts, event_type))), max(ts), vehicle_id, '' FROM trip_events FINAL
    WHERE vehicle_id IN {vehicle_ids:Array(String)}
    GROUP BY vehicle_id, trip_id
    UNION ALL
    SELECT if(seen.driver != '', seen.driver, toString(states.driver_id)), seen.at, seen.vehicle_id, ''
    FROM
    (
        SELECT vehicle_id, max(last_seen) AS at, argMaxMerge(driver_id) AS driver
        FROM vehicle_last_positions
        WHERE vehicle_id IN {vehicle_ids:Array(String)}
        GROUP BY vehicle_id
    ) AS seen
    LEFT JOIN
    (
        SELECT vehicle_id, driver_id FROM vehicle_states FINAL
        WHERE vehicle_id IN {vehicle_ids:Array(String)}
    ) AS states ON states.vehicle_id = seen.vehicle_id
)
WHERE driver_id IN {driver_ids:Array(String)}
  AND @in_scope(vehicle_id)
GROUP BY driver_id
ORDER BY driver_id
LIMIT 60000
SETTINGS max_threads = 1
