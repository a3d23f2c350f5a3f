-- What the trip is named by, or lies in its time where nothing is named: a declared trip names no detected event.
SELECT kind, id, version, type, state, toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       severity, driver_id, lat, lon
FROM
(
    SELECT 'harsh' AS kind, toString(event_id) AS id, version, vehicle_id, CAST(h.kind, 'String') AS type, '' AS state, started_at,
           CAST(ended_at, 'Nullable(DateTime64(3, \'UTC\'))') AS ended_at, severity, CAST(driver_id, 'String') AS driver_id,
           ifNull(toString(trip_id), '') AS trip, lat, lon
    FROM harsh_events_current AS h
    WHERE vehicle_id = {vehicle_id:String}
    UNION ALL
    SELECT 'overspeed', toString(episode_id), version, vehicle_id, 'overspeed', CAST(state, 'String'), started_at, ended_at, severity,
           CAST(driver_id, 'String'), ifNull(toString(trip_id), ''), lat, lon
    FROM overspeed_episodes_current
    WHERE vehicle_id = {vehicle_id:String}
    UNION ALL
    SELECT 'idling', toString(idling_id), version, vehicle_id, 'idling', CAST(state, 'String'), started_at, ended_at, severity,
           CAST(driver_id, 'String'), ifNull(toString(trip_id), ''), lat, lon
    FROM idlings_current
    WHERE vehicle_id = {vehicle_id:String}
    UNION ALL
    SELECT 'crash', toString(event_id), version, vehicle_id, 'crash', CAST(state, 'String'), started_at, decided_at, severity,
           CAST(driver_id, 'String'), ifNull(toString(trip_id), ''), lat, lon
    FROM crash_events_current
    WHERE vehicle_id = {vehicle_id:String}
    UNION ALL
    SELECT 'off_route', toString(episode_id), version, vehicle_id, 'off_route', CAST(state, 'String'), started_at, ended_at, 2,
           CAST(driver_id, 'String'), ifNull(toString(trip_id), ''), left_lat, left_lon
    FROM off_route_episodes_current
    WHERE vehicle_id = {vehicle_id:String}
    UNION ALL
    SELECT 'alert', alert_id, version, vehicle_id, CAST(alert_type, 'String'), CAST(state, 'String'), started_at, ended_at, severity,
           CAST(driver_id, 'String'), trip_id, lat, lon
    FROM alerts_current
    WHERE vehicle_id = {vehicle_id:String}
)
WHERE @in_scope(vehicle_id)
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND (trip = {trip_id:String}
       OR (trip = '' OR {by_time:Bool})
          AND started_at >= fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC')
          AND started_at <= fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC'))
  AND started_at >= fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
  AND (started_at > fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC') OR id > {after_id:String})
ORDER BY started_at, id
LIMIT {rows:UInt32}
