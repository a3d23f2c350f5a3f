-- The list of alerts by what people have made of them. untouched says whether alerts of which nobody has said anything are wanted;
-- then those are left out that do not fit, else those are taken that do.
SELECT alert_id, version, state, toUnixTimestamp64Milli(ts) AS ts_ms,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       toUnixTimestamp64Milli(emitted_at) AS emitted_at_ms, alert_type, severity, vehicle_id, driver_id, trip_id,
       lat, lon, details, data, late, source, false AS is_withdrawn
FROM alerts_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({alert_type:String} = '' OR alert_type = {alert_type:String})
  AND ({state:String} = '' OR state = {state:String})
  AND (alert_id IN
      (
          SELECT alert_id
          FROM alert_handling(recent = {recent:String}, since = fromUnixTimestamp64Milli({said_from_ms:Int64}, 'UTC'))
          WHERE {untouched:Bool} != (
              ({acknowledged:String} = '' OR ({acknowledged:String} = 'true') = (acknowledged_by != ''))
              AND ({closed:String} = '' OR ({closed:String} = 'true') = (closed_by != ''))
              AND ({assigned_to:String} = '' OR assigned_to = {assigned_to:String}))
      )) != {untouched:Bool}
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(started_at, alert_id)
LIMIT {rows:UInt32}
