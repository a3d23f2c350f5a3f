-- The state is read of one row only: the subquery passes over the moments of the others.
SELECT at, version, state
FROM anchors FINAL
WHERE vehicle_id = {vehicle:String}
  AND at = (
    SELECT at
    FROM anchors FINAL
    WHERE vehicle_id = {vehicle:String} AND at < fromUnixTimestamp64Milli({before:Int64}, 'UTC')
    ORDER BY at DESC
    LIMIT 1
)
