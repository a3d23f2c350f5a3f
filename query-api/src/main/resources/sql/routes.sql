SELECT r.route_id AS route_id, r.version AS version, r.name AS name, toUnixTimestamp64Milli(r.valid_from) AS valid_from_ms,
       toUnixTimestamp64Milli(r.valid_to) AS valid_to_ms, r.corridor_m AS corridor_m, toJSONString(v.seen) AS vehicles,
       r.geometry AS geometry
FROM routes_in_force AS r
LEFT JOIN
(
    SELECT route_id, arraySort(groupUniqArray(1000)(vehicle_id)) AS seen
    FROM route_vehicles
    WHERE @of_vehicles(vehicle_id)
      AND @in_scope(vehicle_id)
      AND @in_group(vehicle_id)
    GROUP BY route_id
) AS v ON v.route_id = r.route_id
WHERE ({route_id:String} = '' OR r.route_id = {route_id:String})
  AND r.valid_from >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND r.valid_from < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND (notEmpty(v.seen) OR ({whole_fleet:Bool} AND empty({vehicle_ids:Array(String)}) AND {group:String} = ''))
  AND @by_id(route_id)
LIMIT {rows:UInt32}
