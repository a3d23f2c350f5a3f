SELECT sum(inside_m) / (sum(inside_m) + sum(off_m)) AS compliance
FROM route_runs_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
  AND started_at = fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC')
  AND trip_id = toUUIDOrZero({trip_id:String})
HAVING sum(inside_m) + sum(off_m) > 0
LIMIT 1
