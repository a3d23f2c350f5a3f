SELECT f.kind AS kind, toString(f.event_id) AS event, f.version AS version, f.vehicle_id AS vehicle_id, f.driver_id AS driver_id,
       toString(f.trip_id) AS trip, f.state AS state, toUnixTimestamp64Milli(f.started_at) AS started_at_ms,
       toUnixTimestamp64Milli(f.ended_at) AS ended_at_ms, dateDiff('millisecond', f.started_at, f.ended_at) / 1000 AS duration_s,
       f.severity AS severity, f.peak_g AS peak_g, f.peak_kmph AS peak_kmph, f.limit_kmph AS limit_kmph, f.fuel_used_l AS fuel_used_l,
       f.distance_m AS distance_m, f.lat AS lat, f.lon AS lon, decided.decision AS decision, decided.contested AS contested
FROM
(
    SELECT CAST(kind, 'String') AS kind, event_id, version, vehicle_id, CAST(driver_id, 'String') AS driver_id, trip_id, 'closed' AS state,
           started_at, CAST(ended_at, 'Nullable(DateTime64(3, \'UTC\'))') AS ended_at, severity, CAST(peak_g, 'Nullable(Float64)') AS peak_g,
           CAST(NULL, 'Nullable(Float64)') AS peak_kmph, CAST(NULL, 'Nullable(Float64)') AS limit_kmph,
           CAST(NULL, 'Nullable(Float64)') AS fuel_used_l, CAST(NULL, 'Nullable(Float64)') AS distance_m, lat, lon
    FROM harsh_events_current
    UNION ALL
    SELECT 'crash', event_id, version, vehicle_id, CAST(driver_id, 'String'), trip_id, CAST(state, 'String'), started_at, NULL, severity,
           CAST(peak_g, 'Nullable(Float64)'), NULL, NULL, NULL, NULL, lat, lon
    FROM crash_events_current
    UNION ALL
    SELECT 'overspeed', episode_id, version, vehicle_id, CAST(driver_id, 'String'), trip_id, CAST(state, 'String'), started_at, ended_at,
           severity, NULL, peak_kmph, limit_kmph, NULL, distance_m, lat, lon
    FROM overspeed_episodes_current
    UNION ALL
    SELECT 'idling', idling_id, version, vehicle_id, CAST(driver_id, 'String'), trip_id, CAST(state, 'String'), started_at, ended_at,
           severity, NULL, NULL, NULL, fuel_used_l, NULL, lat, lon
    FROM idlings_current
    UNION ALL
    SELECT 'tow', tow_id, version, vehicle_id, '', NULL, CAST(state, 'String'), started_at, ended_at, 3, NULL, NULL, NULL, NULL,
           distance_m, lat, lon
    FROM tows_current
) AS f
LEFT ANY JOIN
(
    SELECT event_id, decision, notEmpty(contested_by) AS contested
    FROM event_decisions_current
) AS decided ON decided.event_id = f.event_id
WHERE @of_vehicles(f.vehicle_id)
  AND @in_scope(f.vehicle_id)
  AND @in_group(f.vehicle_id)
  AND ({driver_id:String} = '' OR f.driver_id = {driver_id:String})
  AND ({trip_id:String} = '' OR f.trip_id = toUUIDOrZero({trip_id:String}))
  AND ({kind:String} = '' OR f.kind = {kind:String})
  AND ({decision:String} = '' OR decided.decision = {decision:String} OR ({decision:String} = 'contested' AND decided.contested))
  AND f.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND f.started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, event)
LIMIT {rows:UInt32}
