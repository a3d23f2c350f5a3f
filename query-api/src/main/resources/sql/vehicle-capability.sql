SELECT toUnixTimestamp64Milli(since) AS since_ms, body
FROM vehicle_capabilities_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
LIMIT 1
