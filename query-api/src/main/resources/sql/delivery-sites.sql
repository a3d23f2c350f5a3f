SELECT site_hour, site, hour, stops, vehicles, dwell_p50_s, dwell_p90_s, planned_s, over_s, ifNull(over_s > 0, false) AS bottleneck,
       waiting_p90_s, queued, most_at_once, if(site = 'unknown', NULL, mean_lat) AS lat, if(site = 'unknown', NULL, mean_lon) AS lon
FROM
(
    SELECT concat(site, '/', leftPad(toString(hour), 2, '0')) AS site_hour, site, hour, count() AS stops, uniqExact(vehicle_id) AS vehicles,
           quantileExact(0.5)(dwell_s) AS dwell_p50_s, quantileExact(0.9)(dwell_s) AS dwell_p90_s, avg(planned_service_s) AS planned_s,
           dwell_p90_s - planned_s AS over_s, quantileExact(0.9)(ifNull(waiting_s, 0)) AS waiting_p90_s, countIf(others > 0) AS queued, max(others) + 1 AS most_at_once,
           avg(place_lat) AS mean_lat, avg(place_lon) AS mean_lon
    FROM
    (
        SELECT vehicle_id, site, toHour(service_at, {zone:String}) AS hour, assumeNotNull(dwell_s) AS dwell_s, planned_service_s, waiting_s,
               place_lat, place_lon,
               arrayUniq(arrayFilter(v -> v != vehicle_id, arrayMap(b -> b.1, arrayFilter(b -> ifNull(b.2 > arrived_at, false),
                   groupArray((vehicle_id, departed_at)) OVER (PARTITION BY site ORDER BY arrived_at, vehicle_id
                                                               ROWS BETWEEN 50 PRECEDING AND 1 PRECEDING))))) AS others
        FROM
        (
            SELECT vehicle_id, assumeNotNull(service_at) AS service_at, arrived_at, departed_at, dwell_s, planned_service_s, waiting_s,
                   lat AS place_lat, lon AS place_lon, if(isNull(lat), 'unknown', h3ToString(geoToH3(ifNull(lat, 0), ifNull(lon, 0), 10))) AS site
            FROM delivery_stops_current
            WHERE isNotNull(dwell_s)
              AND state != 'unplanned'
              AND plan_since >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 14 DAY
              AND service_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
              AND service_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
        )
        WHERE @of_vehicles(vehicle_id)
          AND @in_scope(vehicle_id)
          AND @in_group(vehicle_id)
    )
    GROUP BY site, hour
)
WHERE @greatest_first(over_s, site_hour)
LIMIT {rows:UInt32}
