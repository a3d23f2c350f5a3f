-- Not through the view: under FINAL the index of ids is not used, and the trips that a driver app declared would be planned, too. The
-- index decides before anything is read: as the engine would have it, it reads every id beside the index to sort what it finds.
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
SETTINGS max_threads = 1, use_skip_indexes_on_data_read = 0, query_plan_optimize_lazy_materialization = 0, use_top_k_dynamic_filtering = 0
