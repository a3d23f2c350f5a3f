-- A day of two vans, 2 March 2026: what the queries of docs/use-cases.md are answered from.

INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, driver_id, ended_at, distance_mm, moving_ms, standing_ms, idle_ms, stops)
VALUES ('van-1', '2026-03-02 08:00:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000001'), 1, 0, 'closed', 'standing', 'anna', '2026-03-02 09:00:00', 40000000, 3300000, 300000, 60000, 2),
       ('van-1', '2026-03-02 10:00:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000002'), 1, 0, 'closed', 'ignition_off', 'anna', '2026-03-02 10:30:00', 20000000, 1800000, 0, 0, 0),
       ('van-2', '2026-03-02 08:00:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000003'), 1, 0, 'closed', 'standing', 'ben', '2026-03-02 08:10:00', 5000000, 600000, 0, 0, 0);

INSERT INTO fleet.vehicle_spans (vehicle_id, started_at, version, withdrawn, kind, state, trip_id, ended_at, distance_mm)
VALUES ('van-1', '2026-03-02 08:00:00', 1, 0, 'driving', 'closed', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000001'), '2026-03-02 09:00:00', 40000000),
       ('van-1', '2026-03-02 09:00:00', 1, 0, 'standing', 'closed', NULL, '2026-03-02 10:00:00', 0),
       ('van-1', '2026-03-02 10:00:00', 1, 0, 'driving', 'closed', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000002'), '2026-03-02 10:30:00', 20000000),
       ('van-2', '2026-03-02 08:00:00', 1, 0, 'driving', 'closed', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000003'), '2026-03-02 08:10:00', 5000000);

INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at, driver_id)
VALUES ('van-1', '2026-03-02 08:10:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000011'), 1, 'harsh_braking', 2, '2026-03-02 08:10:02', 'anna');

INSERT INTO fleet.overspeed_episodes (vehicle_id, started_at, episode_id, version, withdrawn, state, driver_id, ended_at, peak_ckmph, limit_ckmph, limit_source, severity)
VALUES ('van-1', '2026-03-02 08:20:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000012'), 1, 0, 'closed', 'anna', '2026-03-02 08:20:30', 9600, 8000, 'fleet', 2);

INSERT INTO fleet.idlings (vehicle_id, started_at, idling_id, version, withdrawn, state, driver_id, ended_at, severity, start_fuel_cl, end_fuel_cl)
VALUES ('van-1', '2026-03-02 09:00:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000013'), 1, 0, 'closed', 'anna', '2026-03-02 09:05:00', 1, 5000, 4990);

INSERT INTO fleet.geofence_visits (vehicle_id, entered_at, visit_id, version, withdrawn, fence_id, state, closed_by, driver_id, exited_at)
VALUES ('van-1', '2026-03-02 08:58:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000014'), 1, 0, 'yard', 'closed', 'exit', 'anna', '2026-03-02 10:02:00');

INSERT INTO fleet.delivery_stops (vehicle_id, plan_since, plan_id, stop_id, delivery_stop_id, version, withdrawn, sequence, driven_sequence, state, source, arrival_source, driver_id, arrived_at, service_at, completed_at, departed_at, sla_basis, sla, window_from, window_to, planned_service_ms, dwell_ms, out_of_order, lat_e6, lon_e6)
VALUES ('van-1', '2026-03-01 20:00:00', 'p', 'a', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000021'), 1, 0, 1, 1, 'departed', 'place', 'place', 'anna', '2026-03-02 09:00:00', '2026-03-02 09:00:00', '2026-03-02 10:00:00', '2026-03-02 10:00:00', 'arrival', 'on_time', '2026-03-02 08:00:00', '2026-03-02 10:00:00', 600000, 3600000, 0, 48137000, 11575000),
       ('van-1', '2026-03-01 20:00:00', 'p', 'b', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000022'), 1, 0, 2, 2, 'departed', 'scan', 'scan', 'anna', '2026-03-02 10:30:00', '2026-03-02 10:30:00', '2026-03-02 10:35:00', '2026-03-02 10:35:00', 'arrival', 'late', '2026-03-02 09:00:00', '2026-03-02 10:00:00', 600000, 300000, 0, 48147000, 11575000),
       ('van-1', '2026-03-01 20:00:00', 'p', 'c', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000023'), 1, 0, 3, 0, 'missed', 'plan', '', '', NULL, NULL, NULL, NULL, 'arrival', 'missed', '2026-03-02 09:00:00', '2026-03-02 11:00:00', 600000, NULL, 0, 48157000, 11575000);

INSERT INTO fleet.delivery_etas (vehicle_id, plan_since, plan_id, stop_id, issued_at, after_ms, eta, naive_eta, distance_m, stops_before, basis)
VALUES ('van-1', '2026-03-01 20:00:00', 'p', 'b', '2026-03-02 10:00:00', 0, '2026-03-02 10:32:00', '2026-03-02 10:45:00', 20000, 0, 'route');

INSERT INTO fleet.route_runs (vehicle_id, started_at, run_id, version, withdrawn, route_id, plan_id, since, trip_id, driver_id, state, phase, ended_at, before_mm, inside_mm, off_mm, after_mm, length_mm, reached_mm, covered_mm, episodes, max_off_mm)
VALUES ('van-1', '2026-03-02 08:00:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000041'), 1, 0, 'r', 'p', '2026-03-01 20:00:00', toUUID('5d6a8b0e-3c53-5d6e-9f0c-000000000001'), 'anna', 'closed', 'completed', '2026-03-02 09:00:00', 4000000, 27000000, 9000000, 0, 30000000, 30000000, 27000000, 2, 700000);

INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, driver_id, details, data, source)
VALUES ('van-2', '2026-03-02 08:05:00', '5d6a8b0e-3c53-5d6e-9f0c-000000000031', 1, 0, 'opened', '2026-03-02 08:05:00', '2026-03-02 08:05:01', 'sos', 4, 'ben', 'Help.', '{}', 'fleet'),
       ('van-1', '2026-03-02 08:20:00', '5d6a8b0e-3c53-5d6e-9f0c-000000000032', 1, 0, 'resolved', '2026-03-02 08:20:30', '2026-03-02 08:20:11', 'overspeed', 2, 'anna', 'Too fast.', '{}', 'fleet');
