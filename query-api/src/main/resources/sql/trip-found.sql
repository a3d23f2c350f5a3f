-- Not through the view: under FINAL the index of ids is not used, and the trips that a driver app declared would be planned, too.
SELECT @detected_trip(trip_id)
FROM
(
    SELECT *
    FROM trips
    WHERE trip_id = toUUIDOrZero({trip_id:String})
    ORDER BY started_at DESC, version DESC
    LIMIT 1
)
WHERE withdrawn = 0
  AND @in_scope(vehicle_id)
LIMIT 1
