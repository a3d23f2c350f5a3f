WITH (ifNull(lon, 1000.), ifNull(lat, 1000.)) AS place
SELECT vehicle_id, lat, lon, toUnixTimestamp64Milli(fix_at) AS fix_at_ms, speed_kmph, heading
FROM vehicles_current
WHERE @in_scope(vehicle_id)
  AND isNotNull(fix_at)
  AND @in_area(place)
  AND vehicle_id > {after_id:String}
ORDER BY vehicle_id
LIMIT {rows:UInt32}
