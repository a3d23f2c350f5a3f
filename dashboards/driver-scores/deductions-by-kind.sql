-- title: Deductions by kind
-- description: What took points away, the driver who lost most first. Only drivers with a score.
-- visualisation: bar
-- columns: driver_id, braking, acceleration, cornering, crash, overspeed
-- parameter: days | number | 7 | Days up to now
SELECT driver_id, round(braking_deduction, 2) AS braking, round(acceleration_deduction, 2) AS acceleration,
       round(cornering_deduction, 2) AS cornering, round(crash_deduction, 2) AS crash, round(overspeed_deduction, 2) AS overspeed
FROM driver_scores(from = now64(3, 'UTC') - toIntervalDay({{days}}), to = now64(3, 'UTC')) AS scores
WHERE reason = ''
ORDER BY raw_score, driver_id
LIMIT 20
