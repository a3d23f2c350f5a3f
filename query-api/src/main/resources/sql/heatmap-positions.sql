WITH (h3ToGeo(hexagon).2, h3ToGeo(hexagon).1) AS centre
SELECT h3ToString(hexagon) AS cell, vehicles, total, 0. AS duration_s,
       arrayStringConcat(arrayMap(corner -> concat(toString(corner.2), ' ', toString(corner.1)), h3ToGeoBoundary(hexagon)), ',') AS boundary
FROM
(
    SELECT h3ToParent(cell, {resolution:UInt8}) AS hexagon, uniqExact(vehicle_id) AS vehicles, sum(fixes) AS total
    FROM vehicle_cells_current
    WHERE hour >= toStartOfHour(fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'))
      AND hour < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
      AND @in_scope(vehicle_id)
    GROUP BY hexagon
)
WHERE vehicles >= {least_vehicles:UInt32} AND @in_area(centre)
ORDER BY total DESC, hexagon
LIMIT {rows:UInt32}
