-- title: Visits by geofence
-- description: How often vehicles were in each fence, and for how long half and nine of ten visits lasted at most; the last 7 days if none are chosen. Visits that last are counted and have no length yet.
-- visualisation: table
-- columns: fence_id, visits, vehicles, dwell_p50_min, dwell_p90_min, dwell_h
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT fence_id, count() AS visits, uniqExact(vehicle_id) AS vehicles, round(quantileExact(0.5)(duration_s) / 60, 2) AS dwell_p50_min,
       round(quantileExact(0.9)(duration_s) / 60, 2) AS dwell_p90_min, round(sum(duration_s) / 3600, 2) AS dwell_h
FROM geofence_visits_current
WHERE entered_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND entered_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND vehicle_id IN (SELECT vehicle_id FROM delivery_stops_current WHERE {{vehicle}})]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY fence_id
ORDER BY visits DESC, fence_id
LIMIT 200
