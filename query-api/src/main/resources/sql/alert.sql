-- Not through the view: the index of ids is not used under FINAL. It decides before anything is read, as in trip-found.sql.
SELECT @alert_held(alert_id)
FROM
(
    SELECT *
    FROM alerts
    WHERE alert_id = {alert_id:String}
    ORDER BY started_at DESC, version DESC
    LIMIT 1
)
WHERE withdrawn = 0
  AND @in_scope(vehicle_id)
LIMIT 1
SETTINGS max_threads = 1, use_skip_indexes_on_data_read = 0, query_plan_optimize_lazy_materialization = 0, use_top_k_dynamic_filtering = 0
