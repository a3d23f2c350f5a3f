-- The fence with a name that the vehicle had come into last of those it was in, and the hexagon.
SELECT h3ToString(geoToH3({micro_lat:Int64} / 1e6, {micro_lon:Int64} / 1e6, 9)) AS cell, found.1 AS fence_id, found.2 AS name
FROM
(
    SELECT argMax((visit.fence_id, named.name), (visit.entered_at, visit.fence_id)) AS found
    FROM
    (
        SELECT CAST(fence_id, 'String') AS fence_id, entered_at
        FROM geofence_visits FINAL
        WHERE vehicle_id = {vehicle_id:String}
          AND @in_scope(vehicle_id)
          AND entered_at <= fromUnixTimestamp64Milli({at_ms:Int64}, 'UTC')
          AND (isNull(exited_at) OR exited_at >= fromUnixTimestamp64Milli({at_ms:Int64}, 'UTC'))
    ) AS visit
    INNER JOIN
    (
        SELECT id, JSONExtractString(argMax(if(deleted, '', body), (valid_from, version)), 'name') AS name
        FROM reference FINAL
        WHERE kind = 'geofences' AND valid_from <= fromUnixTimestamp64Milli({at_ms:Int64}, 'UTC')
        GROUP BY id
        HAVING name != ''
    ) AS named ON named.id = visit.fence_id
)
LIMIT 1
