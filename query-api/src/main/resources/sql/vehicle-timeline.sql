SELECT e.kind AS kind, e.entry_id AS entry_id, e.state AS state, toUnixTimestamp64Milli(e.started_at) AS started_at_ms,
       toUnixTimestamp64Milli(e.ended_at) AS ended_at_ms, e.driver_id AS driver_id, e.severity AS severity, e.distance_m AS distance_m,
       e.told AS told, e.lat AS lat, e.lon AS lon
FROM
(
    SELECT 'trip' AS kind, vehicle_id, toString(trip_id) AS entry_id, CAST(state, 'String') AS state, started_at,
           CAST(ended_at, 'Nullable(DateTime64(3, \'UTC\'))') AS ended_at, CAST(driver_id, 'String') AS driver_id,
           CAST(NULL, 'Nullable(UInt8)') AS severity, CAST(distance_m, 'Nullable(Float64)') AS distance_m, '' AS told,
           start_lat AS lat, start_lon AS lon
    FROM trips_current
    WHERE source = 'detected'
    UNION ALL
    SELECT CAST(kind, 'String'), vehicle_id, toString(event_id), 'closed', started_at, ended_at, CAST(driver_id, 'String'), severity, NULL, '', lat, lon
    FROM harsh_events_current
    UNION ALL
    SELECT 'crash', vehicle_id, toString(event_id), CAST(state, 'String'), started_at, started_at, CAST(driver_id, 'String'), severity, NULL, '', lat, lon
    FROM crash_events_current
    UNION ALL
    SELECT 'overspeed', vehicle_id, toString(episode_id), CAST(state, 'String'), started_at, ended_at, CAST(driver_id, 'String'), severity, distance_m, '',
           lat, lon
    FROM overspeed_episodes_current
    UNION ALL
    SELECT 'idling', vehicle_id, toString(idling_id), CAST(state, 'String'), started_at, ended_at, CAST(driver_id, 'String'), severity, NULL, '', lat, lon
    FROM idlings_current
    UNION ALL
    SELECT 'tow', vehicle_id, toString(tow_id), CAST(state, 'String'), started_at, ended_at, '', NULL, distance_m, '', lat, lon
    FROM tows_current
    UNION ALL
    SELECT 'alert', vehicle_id, toString(alert_id), CAST(state, 'String'), started_at, ifNull(ended_at, started_at), CAST(driver_id, 'String'),
           severity, NULL, concat(alert_type, if(details = '', '', ': '), details), lat, lon
    FROM alerts_current
) AS e
WHERE e.vehicle_id = {vehicle_id:String}
  AND @in_scope(e.vehicle_id)
  AND e.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 2 DAY
  AND e.started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND (e.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') OR e.state = 'open'
       OR e.ended_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'))
ORDER BY e.started_at, e.kind, entry_id
LIMIT {rows:UInt32}
