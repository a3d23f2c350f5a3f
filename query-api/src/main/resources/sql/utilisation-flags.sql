SELECT vehicle, flag, rule, toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms, amount, bound
FROM
(
    SELECT f.vehicle_id AS vehicle, f.flag AS flag, f.rule AS rule, f.started_at AS started_at, f.ended_at AS ended_at, f.amount AS amount, f.bound AS bound,
           concat(f.vehicle_id, '/', f.rule) AS flag_id
    FROM vehicle_use_flags(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                           zone = {zone:String}, vehicle = {vehicle_id:String}) AS f
    WHERE @in_scope(f.vehicle_id)
      AND @in_group(f.vehicle_id)
      AND ({flag:String} = '' OR f.flag = {flag:String})
)
WHERE @newest_first(started_at, flag_id)
LIMIT {rows:UInt32}
