SELECT vehicle_class, vehicles, distance_km, crashes, crashes_per_million_km, harsh_events, harsh_events_per_100_km, driving_s, over_limit_s,
       over_limit_share, drivers, drivers_without_score, median_score, below_60, from_60, from_70, from_80, from_90,
       known_driver_share, measured_share, private_share, unjudged_share
FROM insurer_report_in_scope(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                             whole_fleet = {whole_fleet:Bool}, groups = {scope_groups:Array(String)})
ORDER BY vehicle_class != 'all', vehicle_class
LIMIT 100
