SELECT toString(d.day) AS day, any(d.vehicle_id) AS vehicle, 1 AS vehicles, sum(d.events) AS events, sum(d.trips) AS trips, sum(d.distance_m) AS distance_m,
       sum(d.moving_s) AS moving_s, sum(d.idle_s) AS idle_s, sum(d.ignition_on_s) AS ignition_on_s, max(d.max_speed_kmph) AS max_speed_kmph,
       sum(d.overspeed_episodes) AS overspeed_episodes, sum(d.harsh_events) AS harsh_events
FROM vehicle_days(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                  zone = {zone:String}) AS d
WHERE @in_scope(d.vehicle_id)
  AND d.vehicle_id = {vehicle_id:String}
GROUP BY d.day
HAVING {before_day:String} = '' OR d.day < toDateOrZero({before_day:String})
ORDER BY d.day DESC
LIMIT {rows:UInt32}
