-- What vehicles' health alerts say now, one row an episode; a view, since the alerts hold all of it. The types are those of
-- the topic fleet.prod.vehicle.health.alerts.

CREATE OR REPLACE VIEW vehicle_health_current AS
SELECT vehicle_id, alert_type AS matter, started_at, ended_at, ended_at IS NULL AS open, severity, driver_id, trip_id, lat,
       lon, details, data, alert_id, version, state, ts, emitted_at, late
FROM alerts_current
WHERE source = 'fleet'
  AND alert_type IN ('engine_overheated', 'battery_low', 'charging_fault', 'low_charge', 'fuel_loss', 'fault_code',
                     'service_due');
