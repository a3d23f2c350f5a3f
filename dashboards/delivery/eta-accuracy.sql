-- title: How far off ETAs were
-- description: What was told 5, 15, 30 and 60 min before a stop was reached, held against when it was: mean and 90 % of the error without its sign, and the bias (positive: expected too late); the last 30 days if none are chosen.
-- visualisation: table
-- columns: horizon_min, basis, etas, mean_error_s, p90_error_s, bias_s, naive_mean_error_s
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT horizon_min, basis, count() AS etas, round(avg(abs(error_s)), 1) AS mean_error_s, round(quantileExact(0.9)(toFloat64(abs(error_s))), 1) AS p90_error_s,
       round(avg(error_s), 1) AS bias_s, round(avg(abs(naive_error_s)), 1) AS naive_mean_error_s
FROM eta_errors(from = toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC'),
                to = toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC'))
WHERE true
  [[AND vehicle_id IN (SELECT vehicle_id FROM delivery_stops_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY horizon_min, basis
ORDER BY horizon_min, basis
