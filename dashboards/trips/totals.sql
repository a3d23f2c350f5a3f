-- title: Trips in sum
-- description: Detected trips over the days, what they came to, and the share of their time that idled; the last 7 days if none are chosen.
-- visualisation: table
-- columns: trips, vehicles, distance_km, moving_h, idle_share_pct, mean_trip_km
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
-- field: vehicle | trips_current.vehicle_id | Vehicle
-- field: driver | trips_current.driver_id | Driver
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT count() AS trips, uniqExact(vehicle_id) AS vehicles, round(sum(distance_m) / 1000, 1) AS distance_km,
       round(sum(moving_s) / 3600, 2) AS moving_h,
       round(sum(idle_s) / nullIf(sum(moving_s) + sum(standing_s), 0) * 100, 1) AS idle_share_pct,
       round(sum(distance_m) / 1000 / nullIf(count(), 0), 1) AS mean_trip_km
FROM trips_current
WHERE source = 'detected'
  AND started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 6), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
  [[AND {{vehicle}}]]
  [[AND {{driver}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
