-- Of which alerts somebody has said something: to ask that takes no view, and mostly it is none.
SELECT DISTINCT alert_id
FROM alert_actions
WHERE alert_id IN {alert_ids:Array(String)}
LIMIT 1000
SETTINGS max_threads = 1
