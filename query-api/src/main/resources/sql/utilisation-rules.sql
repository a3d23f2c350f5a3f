SELECT f.rule AS rule, uniqExact(f.vehicle_id) AS vehicles
FROM vehicle_use_flags(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                       zone = {zone:String}, vehicle = '') AS f
WHERE @in_scope(f.vehicle_id)
GROUP BY f.rule
ORDER BY f.rule
LIMIT 100
