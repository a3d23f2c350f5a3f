-- The last of the next {vehicles} vehicles that were heard of that day, by id; empty if there are none.
SELECT max(vehicle_id) AS last
FROM
(
    SELECT DISTINCT vehicle_id
    FROM telemetry
    WHERE vehicle_id > {after:String} AND ts >= toDateTime64({day:Date}, 3, 'UTC') AND ts < toDateTime64({day:Date} + 1, 3, 'UTC')
    ORDER BY vehicle_id
    LIMIT {vehicles:UInt32}
)
