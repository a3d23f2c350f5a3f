INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, driver_id, ended_at, distance_mm, moving_ms, standing_ms, idle_ms) VALUES
    ('dash-a', '2019-08-05 08:00:00', '91919191-0000-5000-8000-000000000001', 1, 0, 'closed', 'dash-anna', '2019-08-05 09:00:00', 40000000, 3300000, 300000, 120000),
    ('dash-a', '2019-08-05 12:00:00', '91919191-0000-5000-8000-000000000002', 1, 0, 'closed', 'dash-anna', '2019-08-05 12:30:00', 12345678, 1500000, 300000, 60000),
    ('dash-a', '2019-08-05 12:00:00', '91919191-0000-5000-8000-000000000002', 2, 0, 'closed', 'dash-anna', '2019-08-05 12:40:00', 15345678, 1800000, 600000, 90000),
    ('dash-b', '2019-08-06 07:00:00', '91919191-0000-5000-8000-000000000003', 1, 0, 'closed', 'dash-ben', '2019-08-06 08:00:00', 61000000, 3500000, 100000, 0),
    ('dash-b', '2019-08-06 10:00:00', '91919191-0000-5000-8000-000000000004', 1, 0, 'closed', 'dash-ben', '2019-08-06 10:10:00', 3000000, 500000, 100000, 0),
    ('dash-b', '2019-08-06 10:00:00', '91919191-0000-5000-8000-000000000004', 2, 1, 'closed', 'dash-ben', '2019-08-06 10:10:00', 3000000, 500000, 100000, 0);
INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, driver_id, ended_at, distance_mm, moving_ms)
SELECT 'dash-c', toDateTime64(toStartOfDay(now('UTC')), 3, 'UTC') - INTERVAL 40 HOUR, '91919191-0000-5000-8000-000000000005', 1, 0, 'closed', 'dash-cleo', toDateTime64(toStartOfDay(now('UTC')), 3, 'UTC') - INTERVAL 39 HOUR, 50000000, 3600000;
INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at)
SELECT 'dash-c', toDateTime64(toStartOfDay(now('UTC')), 3, 'UTC') - INTERVAL 40 HOUR + INTERVAL 10 MINUTE, '91919191-0000-5000-8000-000000000006', 1, 'harsh_braking', 3, toDateTime64(toStartOfDay(now('UTC')), 3, 'UTC') - INTERVAL 40 HOUR + INTERVAL 11 MINUTE;
INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at, lat_e6, lon_e6)
SELECT 'dash-a', toDateTime64('2019-08-05 08:10:00', 3, 'UTC') + number * 60, toUUID(concat('91919191-0000-5000-8001-', leftPad(toString(number), 12, '0'))), 1, 'harsh_cornering', 2,
       toDateTime64('2019-08-05 08:10:01', 3, 'UTC') + number * 60, 71000000 + number * 1000, -41000000
FROM numbers(20);
INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, ended_at, peak_ckmph, limit_ckmph, lat_e6, lon_e6)
SELECT 'dash-b', toDateTime64('2019-08-06 07:10:00', 3, 'UTC') + number * 60, toUUID(concat('91919191-0000-5000-8002-', leftPad(toString(number), 12, '0'))), 1,
       toDateTime64('2019-08-06 07:10:20', 3, 'UTC') + number * 60, 9000, 8000, 71000000 + number * 2000, -41000000
FROM numbers(10);
INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph, ignition, private)
SELECT if(number % 2 = 0, 'dash-a', 'dash-b'), toDateTime64('2019-08-05 08:00:00', 3, 'UTC') + number * 120, number, 1,
       71000000 + (number % 60) * 1000, -41000000, 1000 + number, true, number % 10 = 3
FROM numbers(300);
INSERT INTO fleet.alerts (alert_id, vehicle_id, started_at, ts, emitted_at, version, state, alert_type, severity, late, source, details)
SELECT concat('dash-alert-', toString(number)), if(number % 3 = 0, 'dash-b', 'dash-a'), toDateTime64('2019-08-05 06:00:00', 3, 'UTC') + number * 3000 AS started_at, started_at,
       started_at, 1, if(number % 4 = 0, 'opened', 'resolved'), if(number % 2 = 0, 'overspeed', 'harsh_braking'), 1 + number % 4, false, 'fleet', ''
FROM numbers(40);
INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state, trip_id, ended_at, distance_mm) VALUES
    ('dash-a', '2019-08-05 08:00:00', 1, 0, 'driving', 'closed', '91919191-0000-5000-8000-000000000001', '2019-08-05 09:00:00', 40000000),
    ('dash-a', '2019-08-05 09:00:00', 1, 0, 'standing', 'closed', NULL, '2019-08-06 00:00:00', 0),
    ('dash-b', '2019-08-06 07:00:00', 1, 0, 'driving', 'closed', '91919191-0000-5000-8000-000000000003', '2019-08-06 08:00:00', 61000000),
    ('dash-b', '2019-08-06 08:00:00', 1, 0, 'standing', 'closed', NULL, '2019-08-06 20:00:00', 0);
INSERT INTO fleet.idlings (vehicle_id, started_at, idling_id, version, withdrawn, state, ended_at, severity) VALUES
    ('dash-a', '2019-08-05 09:00:00', '91919191-0000-5000-8000-000000000007', 1, 0, 'closed', '2019-08-05 09:20:00', 1);
INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, version, withdrawn, sequence, state, sla_basis, sla, window_to, arrived_at, service_at, departed_at, dwell_ms, planned_service_ms, lat_e6, lon_e6)
SELECT if(number % 2 = 0, 'dash-a', 'dash-b'), '2019-08-05 06:00:00', 'dash-plan', concat('s', toString(number)), 1, 0, number + 1, if(number = 11, 'failed', 'departed'), 'arrival',
       ['early', 'on_time', 'on_time', 'late', 'missed'][1 + number % 5], toDateTime64('2019-08-05 09:00:00', 3, 'UTC') + number * 7200 AS due,
       due - 300 + number * 60 AS arrived_at, arrived_at, arrived_at + 400 + number * 30, 400000 + number * 30000, 300000, 48137000, 11575000
FROM numbers(12);
INSERT INTO fleet.delivery_etas (vehicle_id, plan_since, plan_id, stop_id, issued_at, after_ms, eta, naive_eta, distance_m, stops_before, basis)
SELECT if(number % 2 = 0, 'dash-a', 'dash-b'), '2019-08-05 06:00:00', 'dash-plan', concat('s', toString(number)), toDateTime('2019-08-05 08:24:50', 'UTC') + number * 7260, 0,
       toDateTime('2019-08-05 08:55:00', 'UTC') + number * 7270, toDateTime('2019-08-05 09:05:00', 'UTC') + number * 7270, 5000, 0, 'straight'
FROM numbers(12);
INSERT INTO fleet.geofence_visits (vehicle_id, entered_at, visit_id, version, withdrawn, fence_id, state, exited_at)
SELECT if(number % 2 = 0, 'dash-a', 'dash-b'), toDateTime64('2019-08-05 06:00:00', 3, 'UTC') + number * 3600 AS entered_at,
       toUUID(concat('91919191-0000-5000-8003-', leftPad(toString(number), 12, '0'))), 1, 0, if(number % 3 = 0, 'dash-depot', 'dash-yard'), 'closed', entered_at + 600 + number * 60
FROM numbers(20)
