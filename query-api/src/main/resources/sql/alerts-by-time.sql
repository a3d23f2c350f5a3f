-- As alerts.sql, of all vehicles over a few days: FINAL reads no projection. Flat, since each level of a view is planned anew.
SELECT @alert_held(alert_id)
FROM (SELECT * FROM alerts ORDER BY version DESC LIMIT 1 BY vehicle_id, started_at, alert_id)
WHERE withdrawn = 0
  AND @alerts_asked(vehicle_id)
  AND @newest_first(started_at, alert_id)
LIMIT {rows:UInt32}
