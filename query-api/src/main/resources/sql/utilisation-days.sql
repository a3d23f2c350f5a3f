SELECT t.day AS day, toUnixTimestamp64Milli(t.starts_at) AS starts_at_ms, t.vehicle AS vehicle, t.day_s AS day_s, t.driving_s AS driving_s,
       t.idling_s AS idling_s, t.standing_s AS standing_s,
       greatest(0, t.offline_s - greatest(0, dateDiff('millisecond', fromUnixTimestamp64Milli({now_ms:Int64}, 'UTC'), t.ends_at)) / 1000) AS offline_s,
       t.engine_on_s AS engine_on_s, t.trips AS trips, t.distance_m AS distance_m, t.unassigned_distance_m AS unassigned_distance_m,
       t.odometer_gain_m AS odometer_gain_m
FROM
(
    SELECT toString(d.day) AS day, d.starts_at AS starts_at, d.ends_at AS ends_at, d.vehicle_id AS vehicle, d.day_s AS day_s, d.driving_s AS driving_s,
           d.idling_s AS idling_s, d.standing_s AS standing_s, d.offline_s AS offline_s, d.engine_on_s AS engine_on_s, d.trips AS trips,
           d.distance_m AS distance_m, d.unassigned_distance_m AS unassigned_distance_m, d.odometer_gain_m AS odometer_gain_m
    FROM vehicle_use_days(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                          zone = {zone:String}, vehicle = {vehicle_id:String}) AS d
    WHERE @in_scope(d.vehicle_id)
      AND d.vehicle_id = {vehicle_id:String}
) AS t
WHERE @newest_first(starts_at, day)
LIMIT {rows:UInt32}
