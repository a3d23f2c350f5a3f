-- How many events a vehicle has in a stretch of time, and of all that is not before it the last: when it was, and when it came.
SELECT
    toInt64(countIf(ts <= fromUnixTimestamp64Milli({to:Int64}, 'UTC'))),
    max(ts),
    toInt64(toUnixTimestamp(max(ingested_at))) * 1000
FROM telemetry
WHERE vehicle_id = {vehicle:String} AND ts >= fromUnixTimestamp64Milli({from:Int64}, 'UTC')
