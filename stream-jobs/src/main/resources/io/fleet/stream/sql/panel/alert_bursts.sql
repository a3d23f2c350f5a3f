-- Alerts of one vehicle that follow each other within 5 min, told once 5 min have passed without another.
SELECT window_start, window_end, vehicle_id, COUNT(*) AS alerts, MAX(severity) AS severity
FROM SESSION(TABLE opened PARTITION BY vehicle_id, DESCRIPTOR(log_time), INTERVAL '5' MINUTE)
GROUP BY window_start, window_end, vehicle_id
