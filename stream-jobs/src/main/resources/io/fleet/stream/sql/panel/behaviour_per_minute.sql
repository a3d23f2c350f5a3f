-- What drivers did in every full minute, by kind: how often, by how many vehicles, and the gravest.
SELECT window_start, window_end, alert_type, COUNT(*) AS alerts, COUNT(DISTINCT vehicle_id) AS vehicles, MAX(severity) AS severity
FROM TUMBLE(TABLE behaviour, DESCRIPTOR(log_time), INTERVAL '1' MINUTE)
GROUP BY window_start, window_end, alert_type
