-- Vehicles by id, without their states: flat and in stored units, since what its levels and expressions cost to plan is most of a list's
-- time. vehicles_current says the same with states and in units; a test holds both equal.
SELECT vehicle_id, toUnixTimestamp64Milli(max(p.last_seen)) AS last_seen_ms, argMaxIfMerge(p.position) AS fix, argMaxMerge(p.ignition) AS ignition,
       argMaxMerge(p.driver_id) AS driver_id
FROM vehicle_last_positions AS p
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND @matching(vehicle_id)
  AND vehicle_id > {after_id:String}
GROUP BY vehicle_id
HAVING max(p.last_seen) >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
   AND max(p.last_seen) < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
ORDER BY vehicle_id
LIMIT {rows:UInt32}
