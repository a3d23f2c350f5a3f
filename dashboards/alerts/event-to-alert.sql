-- title: Time from event to emitted alert
-- description: From the event that made the newest version of an alert to its emission. Late data and alerts of other producers are left out.
-- visualisation: table
-- columns: alert_type, alerts, p50_s, p95_s, p99_s, max_s
-- parameter: days | number | 7 | Days up to now
SELECT alert_type, count() AS alerts, round(quantileExact(0.5)(elapsed_s), 3) AS p50_s, round(quantileExact(0.95)(elapsed_s), 3) AS p95_s,
       round(quantileExact(0.99)(elapsed_s), 3) AS p99_s, round(max(elapsed_s), 3) AS max_s
FROM
(
    SELECT alert_type, dateDiff('millisecond', ts, emitted_at) / 1000 AS elapsed_s
    FROM alerts_current
    WHERE source = 'fleet' AND NOT late AND started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
)
GROUP BY alert_type
ORDER BY alert_type
