-- What happened, in log time: seconds of the timelines and alerts, one below the other.
CREATE TEMPORARY VIEW moments AS
SELECT log_time, events, distance_mm, CAST(0 AS BIGINT) AS alerts, CAST(0 AS BIGINT) AS serious_alerts
FROM activity
UNION ALL
SELECT log_time, CAST(0 AS BIGINT), CAST(0 AS BIGINT), CAST(1 AS BIGINT), CAST(IF(severity >= 3, 1, 0) AS BIGINT)
FROM opened
