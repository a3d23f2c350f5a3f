-- The cells say which hours of which vehicles may have been there; only of these are the fixes looked at.
WITH (assumeNotNull(lon), assumeNotNull(lat)) AS place
SELECT vehicle_id, argMax(lat, (ts, identity)) AS last_lat, argMax(lon, (ts, identity)) AS last_lon,
       toUnixTimestamp64Milli(max(ts)) AS fix_at_ms, argMax(speed_kmph, (ts, identity)) AS last_speed_kmph,
       argMax(heading, (ts, identity)) AS last_heading, toUnixTimestamp64Milli(min(ts)) AS first_at_ms, count() AS fixes
FROM telemetry_current
WHERE (vehicle_id, toStartOfHour(ts)) IN
      (
          WITH (h3ToGeo(cell).2, h3ToGeo(cell).1) AS centre
          SELECT vehicle_id, hour
          FROM vehicle_cells_current
          WHERE hour >= toStartOfHour(fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'))
            AND hour < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
            AND @in_scope(vehicle_id)
            AND vehicle_id > {after_id:String}
            AND @near_area(centre)
      )
  AND @in_scope(vehicle_id)
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND isNotNull(lat) AND isNotNull(lon)
  AND NOT ifNull(private, false)
  AND @in_area(place)
GROUP BY vehicle_id
ORDER BY vehicle_id
LIMIT {rows:UInt32}
