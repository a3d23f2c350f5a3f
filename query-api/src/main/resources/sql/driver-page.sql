-- Whom any row ever named, in the order of a list, and on which vehicles. Who is still named, the facts say.
SELECT driver_id, groupArray(vehicle_id) AS vehicle_ids
FROM driver_vehicles
WHERE driver_id > {after_id:String}
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND @in_scope(vehicle_id)
GROUP BY driver_id
ORDER BY driver_id
LIMIT {rows:UInt32}
SETTINGS max_threads = 1
