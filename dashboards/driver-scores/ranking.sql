-- title: Driver ranking
-- description: Score of every driver over the days, best first; the last 7 days if none are chosen. Ranked by the score before it is clamped to 0 to 100; below 20 km there is none.
-- visualisation: table
-- columns: driver_id, score, raw_score, distance_km, harsh_events_per_100_km, over_limit_share_pct, reason
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: driver | trips_current.driver_id | Driver
SELECT driver_id, round(score, 1) AS score, round(raw_score, 1) AS raw_score, round(distance_km, 1) AS distance_km,
       round((harsh_braking + harsh_acceleration + harsh_cornering) / nullIf(distance_km, 0) * 100, 2) AS harsh_events_per_100_km,
       round(over_limit_s / nullIf(driving_s, 0) * 100, 2) AS over_limit_share_pct, reason
FROM driver_scores(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC'),
                   to = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')) AS scores
WHERE true
  [[AND driver_id IN (SELECT driver_id FROM trips_current WHERE {{driver}})]]
ORDER BY scores.raw_score DESC NULLS LAST, driver_id
