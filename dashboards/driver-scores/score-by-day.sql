-- title: Score by day
-- description: Score over each day's totals (UTC, by the start of the trip), of drivers with 20 km or more on that day.
-- visualisation: line
-- columns: day, driver_id, score
-- parameter: days | number | 30 | Days up to now
-- parameter: driver_id | text | | Only this driver
SELECT day, driver_id, round(score, 1) AS score
FROM driver_day_scores(from = now64(3, 'UTC') - toIntervalDay({{days}}), to = now64(3, 'UTC')) AS scores
WHERE isNotNull(scores.score)
  [[AND driver_id = {{driver_id}}]]
ORDER BY day, driver_id
