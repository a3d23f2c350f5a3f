-- title: Sites that hold vehicles up
-- description: Places of about 70 m by the hour of the day (UTC) in which service began: how long nine of ten stops took at most, beside what was planned; the greatest excess first. The last 30 days if none are chosen.
-- visualisation: pin
-- columns: lat, lon, over_min, site, hour, stops, vehicles, dwell_p50_min, dwell_p90_min, planned_min
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT avg(lat) AS lat, avg(lon) AS lon, round(quantileExact(0.9)(assumeNotNull(dwell_s)) / 60 - avg(planned_service_s) / 60, 2) AS over_min,
       h3ToString(geoToH3(assumeNotNull(delivery_stops_current.lat), assumeNotNull(delivery_stops_current.lon), 10)) AS site,
       toHour(assumeNotNull(service_at)) AS hour, count() AS stops, uniqExact(vehicle_id) AS vehicles,
       round(quantileExact(0.5)(assumeNotNull(dwell_s)) / 60, 2) AS dwell_p50_min,
       round(quantileExact(0.9)(assumeNotNull(dwell_s)) / 60, 2) AS dwell_p90_min, round(avg(planned_service_s) / 60, 2) AS planned_min
FROM delivery_stops_current
WHERE isNotNull(dwell_s) AND isNotNull(delivery_stops_current.lat) AND state != 'unplanned'
  AND plan_since >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC') - INTERVAL 14 DAY
  AND service_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC')
  AND service_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
GROUP BY site, hour
ORDER BY over_min DESC NULLS LAST, site, hour
LIMIT 500
