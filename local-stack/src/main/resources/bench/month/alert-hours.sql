-- What the refresh of alert_hours stores, all of it.
INSERT INTO alert_hours (hour, version, counts, mark)
SELECT recount.hour, recount.version, recount.counts, due.version
FROM alert_hours_recount AS recount
INNER JOIN (SELECT hour, version FROM alert_hour_marks FINAL WHERE settled = 0) AS due ON due.hour = recount.hour
