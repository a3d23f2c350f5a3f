INSERT INTO activity
SELECT
    window_start,
    window_end,
    COUNT(*) AS events,
    COUNT(DISTINCT vehicle_id) FILTER (WHERE speed_kmph > 5) AS moving,
    COUNT(DISTINCT vehicle_id) FILTER (WHERE speed_kmph <= 5) AS standing
FROM TABLE(HOP(TABLE telemetry, DESCRIPTOR(log_time), INTERVAL '1' SECOND, INTERVAL '5' SECOND))
GROUP BY window_start, window_end
