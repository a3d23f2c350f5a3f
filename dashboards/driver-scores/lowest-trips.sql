-- title: Trips with the lowest score
-- description: Trips of 5 km or more, the lowest score first, with what happened on them.
-- visualisation: table
-- columns: trip_id, driver_id, vehicle_id, started_at, score, raw_score, distance_km, harsh_braking, harsh_acceleration, harsh_cornering, overspeed_episodes
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: driver | trips_current.driver_id | Driver
SELECT scores.trip_id AS trip_id, scores.driver_id AS driver_id, trips.vehicle_id AS vehicle_id, trips.started_at AS started_at,
       round(scores.score, 1) AS score, round(scores.raw_score, 1) AS raw_score, round(scores.distance_km, 1) AS distance_km,
       scores.harsh_braking AS harsh_braking, scores.harsh_acceleration AS harsh_acceleration,
       scores.harsh_cornering AS harsh_cornering, scores.overspeed_episodes AS overspeed_episodes
FROM trip_scores(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC'),
                 to = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')) AS scores
INNER JOIN trips_current AS trips ON trips.trip_id = scores.trip_id
WHERE scores.reason = ''
  [[AND scores.driver_id IN (SELECT driver_id FROM trips_current WHERE {{driver}})]]
ORDER BY scores.raw_score, trip_id
LIMIT 20
