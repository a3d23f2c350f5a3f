-- Alerts that last, of what is over or has never been.
SELECT concat(alert_type, ' of ', vehicle_id, ' since ', toString(started_at))
FROM alerts_current
WHERE startsWith(vehicle_id, {prefix}) AND state IN ('opened', 'updated') AND alert_type IN ('overspeed', 'idling', 'tow')
  AND (alert_type, vehicle_id, started_at) NOT IN
  (
      SELECT 'overspeed', vehicle_id, started_at FROM overspeed_episodes_current WHERE startsWith(vehicle_id, {prefix}) AND state = 'open'
      UNION ALL
      SELECT 'idling', vehicle_id, started_at FROM idlings_current WHERE startsWith(vehicle_id, {prefix}) AND state = 'open'
      UNION ALL
      SELECT 'tow', vehicle_id, started_at FROM tows_current WHERE startsWith(vehicle_id, {prefix}) AND state = 'open'
  )
