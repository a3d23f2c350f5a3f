-- title: Deductions by kind
-- description: What took points away, the driver who lost most first. Only drivers with a score.
-- visualisation: stacked
-- columns: driver_id, braking, acceleration, cornering, crash, overspeed
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: driver | trips_current.driver_id | Driver
SELECT driver_id, round(braking_deduction, 2) AS braking, round(acceleration_deduction, 2) AS acceleration,
       round(cornering_deduction, 2) AS cornering, round(crash_deduction, 2) AS crash, round(overspeed_deduction, 2) AS overspeed
FROM driver_scores(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC'),
                   to = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')) AS scores
WHERE reason = ''
  [[AND driver_id IN (SELECT driver_id FROM trips_current WHERE {{driver}})]]
ORDER BY raw_score, driver_id
LIMIT 20
