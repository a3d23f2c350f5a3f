-- The last anchor before a moment, if there is one, and all later ones. The state is read of these rows only: the
-- subquery passes over the moments of the others.
SELECT at, version, state
FROM anchors FINAL
WHERE vehicle_id = {vehicle:String}
  AND at >= ifNull(
    (
        SELECT at
        FROM anchors FINAL
        WHERE vehicle_id = {vehicle:String} AND at < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
        ORDER BY at DESC
        LIMIT 1
    ),
    fromUnixTimestamp64Milli({before:Int64}, 'UTC')
)
ORDER BY at
