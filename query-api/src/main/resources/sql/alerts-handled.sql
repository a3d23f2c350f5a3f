-- The list of alerts by what people have made of them. untouched says whether alerts of which nobody has said anything are wanted;
-- then those are left out that do not fit, else those are taken that do.
SELECT alert_id, version, state, toUnixTimestamp64Milli(ts) AS ts_ms,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       toUnixTimestamp64Milli(emitted_at) AS emitted_at_ms, alert_type, severity, vehicle_id, driver_id, trip_id,
       lat, lon, details, data, late, source, false AS is_withdrawn
FROM alerts_current
WHERE @alerts_asked(vehicle_id)
  AND (alert_id IN
      (
          SELECT alert_id
          FROM alert_handling(recent = {recent:String}, since = fromUnixTimestamp64Milli({said_from_ms:Int64}, 'UTC'))
          WHERE {untouched:Bool} != (
              ({acknowledged:String} = '' OR ({acknowledged:String} = 'true') = (acknowledged_by != ''))
              AND ({closed:String} = '' OR ({closed:String} = 'true') = (closed_by != ''))
              AND ({assigned_to:String} = '' OR assigned_to = {assigned_to:String}))
      )) != {untouched:Bool}
  AND @newest_first(started_at, alert_id)
LIMIT {rows:UInt32}
