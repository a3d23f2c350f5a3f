SELECT driver_id, toString(day) AS day_text, zone, version, profile, driving_s, work_s, available_s, break_s, assumed_break_s, rest_s,
       toUnixTimestamp64Milli(first_at) AS first_at_ms, toUnixTimestamp64Milli(last_at) AS last_at_ms, violations
FROM driver_days_current
WHERE driver_id = {driver_id:String}
  AND @drove_in_scope(driver_id)
  AND first_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND first_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(first_at, day_text)
LIMIT {rows:UInt32}
