SELECT vehicle, declared_trip_id, declared_from_ms, declared_to_ms, declared_distance_m, trip, matched_by, start_offset_s, end_offset_s, distance_m
FROM
(
    SELECT m.vehicle_id AS vehicle, m.declared_trip_id AS declared_trip_id, m.declared_from AS declared_from,
           toUnixTimestamp64Milli(m.declared_from) AS declared_from_ms, toUnixTimestamp64Milli(m.declared_to) AS declared_to_ms,
           m.declared_distance_m AS declared_distance_m, m.trip_id AS trip, m.matched_by AS matched_by, m.start_offset_s AS start_offset_s,
           m.end_offset_s AS end_offset_s, m.distance_m AS distance_m, concat(m.vehicle_id, '/', m.declared_trip_id) AS declared_id
    FROM declared_trips_matched(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')) AS m
    WHERE @in_scope(m.vehicle_id)
      AND @in_group(m.vehicle_id)
      AND ({vehicle_id:String} = '' OR m.vehicle_id = {vehicle_id:String})
      AND ({matched_by:String} = '' OR m.matched_by = {matched_by:String})
)
WHERE @newest_first(declared_from, declared_id)
LIMIT {rows:UInt32}
