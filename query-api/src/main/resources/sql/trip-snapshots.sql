-- The scores of these trips for who drove them.
SELECT scored.driver_id AS driver, scored.trip_id AS id, toUnixTimestamp64Milli(ended.ended_at) AS ended_at_ms, scored.score AS score,
       scored.raw_score AS raw_score, scored.reason AS reason, scored.distance_km AS distance_km,
       scored.harsh_braking + scored.harsh_acceleration + scored.harsh_cornering + scored.crashes AS events, scored.over_limit_s AS over_limit_s
FROM trip_scores(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')) AS scored
INNER JOIN
(
    SELECT toString(trip_id) AS trip_id, toString(driver_id) AS driver_id, ended_at
    FROM trips FINAL
    WHERE state = 'closed' AND driver_id != '' AND ingested_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
      AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
) AS ended ON ended.trip_id = scored.trip_id AND ended.driver_id = scored.driver_id
ORDER BY id
LIMIT 5000
