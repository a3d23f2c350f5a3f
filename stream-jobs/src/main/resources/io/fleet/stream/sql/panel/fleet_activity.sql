-- Events, alerts and distance of the last 5 s, told every second. Windows in which nothing happened are left out.
SELECT window_start, window_end, SUM(events) AS events, SUM(alerts) AS alerts, SUM(distance_mm) AS distance_mm
FROM HOP(TABLE moments, DESCRIPTOR(log_time), INTERVAL '1' SECOND, INTERVAL '5' SECOND)
GROUP BY window_start, window_end
HAVING SUM(events) > 0 OR SUM(alerts) > 0 OR SUM(distance_mm) <> 0
