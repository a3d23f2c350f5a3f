SELECT vehicle_id, vehicle_class, days_to_operate, days_known, used_days, driving_s, standing_s, distance_m, rules
FROM
(
    SELECT u.vehicle_id AS vehicle_id, u.vehicle_class AS vehicle_class, u.days_to_operate AS days_to_operate, u.days_known AS days_known,
           u.used_days AS used_days, u.driving_s AS driving_s, u.standing_s AS standing_s, u.distance_m AS distance_m, flagged.rules AS rules
    FROM vehicle_use(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                     zone = {zone:String}, vehicle = '') AS u
    LEFT ANY JOIN
    (
        SELECT f.vehicle_id AS vehicle_id, arrayStringConcat(arraySort(groupUniqArray(f.rule)), ',') AS rules
        FROM vehicle_use_flags(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                               zone = {zone:String}, vehicle = '') AS f
        GROUP BY f.vehicle_id
    ) AS flagged ON flagged.vehicle_id = u.vehicle_id
    WHERE @in_scope(u.vehicle_id)
      AND @in_group(u.vehicle_id)
)
WHERE @by_id(vehicle_id)
LIMIT {rows:UInt32}
