SELECT t.day AS day, concat(t.day, '/', t.site) AS day_site, toUnixTimestamp64Milli(t.starts_at) AS starts_at_ms, nullIf(t.site, '') AS site,
       t.stops AS stops, t.early + t.on_time + t.late + t.missed AS windows, t.early AS early, t.on_time AS on_time, t.late AS late,
       t.missed AS missed, t.failed AS failed, t.skipped AS skipped, t.out_of_order AS out_of_order,
       if(windows = 0, NULL, (t.early + t.on_time) / windows) AS on_time_share, if(t.site = '', NULL, t.lat) AS lat,
       if(t.site = '', NULL, t.lon) AS lon
FROM
(
    SELECT toString(toDate(due, {zone:String})) AS day, if({by_site:String} = '', '', site) AS site,
           toDateTime64(toDateTime(day, {zone:String}), 3, 'UTC') AS starts_at, count() AS stops, countIf(sla = 'early') AS early,
           countIf(sla = 'on_time') AS on_time, countIf(sla = 'late') AS late, countIf(sla = 'missed') AS missed,
           countIf(state = 'failed') AS failed, countIf(state = 'skipped') AS skipped, countIf(out_of_order) AS out_of_order,
           avg(lat) AS lat, avg(lon) AS lon
    FROM
    (
        SELECT vehicle_id, coalesce(window_to, window_from, plan_since) AS due, sla, state, out_of_order, lat, lon,
               if(isNull(lat), 'unknown', h3ToString(geoToH3(ifNull(lat, 0), ifNull(lon, 0), 10))) AS site
        FROM delivery_stops_current
        WHERE state NOT IN ('cancelled', 'unplanned')
          AND plan_since >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 14 DAY
    )
    WHERE @of_vehicles(vehicle_id)
      AND @in_scope(vehicle_id)
      AND @in_group(vehicle_id)
      AND due >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
      AND due < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
    GROUP BY day, site
) AS t
WHERE @newest_first(starts_at, day_site)
LIMIT {rows:UInt32}
