-- A driver is a person, and hours are the whole person's: of a vehicle that may not be seen only its id, and the alert's, are left out.
SELECT if(@in_scope(v.vehicle_id), toString(v.violation_id), '') AS violation, v.version AS version, v.driver_id AS driver_id, v.rule AS rule, v.profile AS profile,
       if(@in_scope(v.vehicle_id), v.vehicle_id, '') AS vehicle, toString(v.day) AS day,
       toUnixTimestamp64Milli(v.started_at) AS started_at_ms, toUnixTimestamp64Milli(v.exceeded_at) AS exceeded_at_ms,
       toUnixTimestamp64Milli(v.ended_at) AS ended_at_ms, v.used_s AS used_s, v.limit_s AS limit_s, v.assumed_breaks AS assumed_breaks
FROM
(
    SELECT violation_id, version, driver_id, CAST(rule, 'String') AS rule, CAST(profile, 'String') AS profile,
           if(driven_vehicle_id != '', driven_vehicle_id, vehicle_id) AS vehicle_id, day, started_at, exceeded_at, ended_at, used_s, limit_s,
           assumed_breaks
    FROM hours_violations_current
    UNION ALL
    SELECT violation_id, version, driver_id, 'break', CAST(profile, 'String'), vehicle_id, day, resumed_at, resumed_at, resumed_at, break_s,
           due_s, assumed_breaks
    FROM break_violations_current
) AS v
WHERE v.driver_id = {driver_id:String}
  AND @drove_in_scope(v.driver_id)
  AND v.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND v.started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, rule)
LIMIT {rows:UInt32}
