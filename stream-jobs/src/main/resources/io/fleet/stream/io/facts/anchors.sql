SELECT at, version, state
FROM anchors FINAL
WHERE vehicle_id = {vehicle:String} AND at >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
ORDER BY at
