-- Every alert once, when the log first took it: after a failure alerts are published again.
CREATE TEMPORARY VIEW opened AS
SELECT log_time, vehicle_id, alert_type, severity, source
FROM (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY alert_id ORDER BY read_at) AS nth
    FROM alerts
    WHERE state = 'opened'
)
WHERE nth = 1
