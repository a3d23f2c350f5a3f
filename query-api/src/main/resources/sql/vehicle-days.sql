SELECT t.day AS day, toUnixTimestamp64Milli(t.starts_at) AS starts_at_ms, t.vehicle AS vehicle, t.vehicles AS vehicles, t.events AS events,
       t.trips AS trips, t.distance_m AS distance_m, t.moving_s AS moving_s, t.idle_s AS idle_s, t.ignition_on_s AS ignition_on_s,
       t.max_speed_kmph AS max_speed_kmph, t.overspeed_episodes AS overspeed_episodes, t.harsh_events AS harsh_events
FROM
(
    SELECT toString(d.day) AS day, toDateTime64(toDateTime(toString(d.day), {zone:String}), 3, 'UTC') AS starts_at, any(d.vehicle_id) AS vehicle,
           1 AS vehicles, sum(d.events) AS events, sum(d.trips) AS trips, sum(d.distance_m) AS distance_m, sum(d.moving_s) AS moving_s,
           sum(d.idle_s) AS idle_s, sum(d.ignition_on_s) AS ignition_on_s, max(d.max_speed_kmph) AS max_speed_kmph,
           sum(d.overspeed_episodes) AS overspeed_episodes, sum(d.harsh_events) AS harsh_events
    FROM vehicle_days(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                      zone = {zone:String}) AS d
    WHERE @in_scope(d.vehicle_id)
      AND d.vehicle_id = {vehicle_id:String}
    GROUP BY d.day
) AS t
WHERE @newest_first(starts_at, day)
LIMIT {rows:UInt32}
