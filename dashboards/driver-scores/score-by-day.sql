-- title: Score by day
-- description: Score over each day's totals (UTC, by the start of the trip), of drivers with 20 km or more on that day; the last 30 days if none are chosen.
-- visualisation: line
-- columns: day, driver_id, score
-- series: driver_id
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: driver | trips_current.driver_id | Driver
SELECT day, driver_id, round(score, 1) AS score
FROM driver_day_scores(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC'),
                       to = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')) AS scores
WHERE isNotNull(scores.score)
  [[AND driver_id IN (SELECT driver_id FROM trips_current WHERE {{driver}})]]
ORDER BY day, driver_id
