SELECT vehicle_id
FROM vehicles_current
WHERE vehicle_id = {vehicle_id:String}
  AND @in_scope(vehicle_id)
LIMIT 1
