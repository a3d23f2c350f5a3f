-- The same for every full minute, with the alerts of severity high or critical apart.
SELECT window_start, window_end, SUM(events) AS events, SUM(alerts) AS alerts,
       SUM(serious_alerts) AS serious_alerts, SUM(distance_mm) AS distance_mm
FROM TUMBLE(TABLE moments, DESCRIPTOR(log_time), INTERVAL '1' MINUTE)
GROUP BY window_start, window_end
HAVING SUM(events) > 0 OR SUM(alerts) > 0 OR SUM(distance_mm) <> 0
