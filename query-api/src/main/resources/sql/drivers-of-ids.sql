-- As drivers.sql, of some: FINAL is asked of the vehicles alone that they were ever named on. Trips as trips_current has them, detected and
-- declared.
SELECT @driver_told(driver_id)
FROM
(
    SELECT driver_id, ts AS at, vehicle_id, toString(event_type) AS event_type FROM driver_events
    WHERE driver_id IN {driver_ids:Array(String)}
    UNION ALL
    SELECT toString(driver_id), ended_at, vehicle_id, '' FROM trips FINAL
    WHERE vehicle_id IN (SELECT vehicle_id FROM driver_vehicles WHERE driver_id IN {driver_ids:Array(String)})
    UNION ALL
    SELECT toString(argMax(driver_id, (ts, event_type))), max(ts), vehicle_id, '' FROM trip_events FINAL
    WHERE vehicle_id IN (SELECT vehicle_id FROM driver_vehicles WHERE driver_id IN {driver_ids:Array(String)})
    GROUP BY vehicle_id, trip_id
    UNION ALL
    SELECT toString(driver_id), last_seen, vehicle_id, '' FROM vehicles_current
    WHERE vehicle_id IN (SELECT vehicle_id FROM driver_vehicles WHERE driver_id IN {driver_ids:Array(String)})
)
WHERE driver_id IN {driver_ids:Array(String)}
  AND @in_scope(vehicle_id)
GROUP BY driver_id
ORDER BY driver_id
LIMIT 60000
SETTINGS max_threads = 1
