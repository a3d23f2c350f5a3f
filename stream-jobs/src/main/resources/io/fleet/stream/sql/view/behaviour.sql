-- Alerts that tell how a vehicle is driven, of what this fleet itself has found.
CREATE TEMPORARY VIEW behaviour AS
SELECT log_time, vehicle_id, alert_type, severity
FROM opened
WHERE source = 'fleet'
  AND alert_type IN ('overspeed', 'harsh_braking', 'harsh_acceleration', 'harsh_cornering', 'aggressive_driving',
                     'repeated_overspeed', 'harsh_brake_out_of_overspeed', 'idling', 'crash')
