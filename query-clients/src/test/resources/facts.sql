-- Two vans, three trips of which one was withdrawn, and an alert.

INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, lat_e6, lon_e6, speed_ckmph)
VALUES ('van-1', '2026-03-02 08:10:00.000', 1, 1, 48137154, 11576124, 4810),
       ('van-2', '2026-03-02 08:10:10.000', 1, 1, 48137160, 11577920, 0);

INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, ended_at, distance_mm, moving_ms)
VALUES ('van-1', '2026-03-02 08:00:00.000', '11111111-0000-5000-8000-000000000001', 1, 0, 'closed', 'standing', '2026-03-02 09:00:00.000', 41250000, 3600000),
       ('van-1', '2026-03-02 10:00:00.000', '11111111-0000-5000-8000-000000000002', 1, 0, 'open', '', '2026-03-02 10:30:00.000', 12500000, 1800000),
       ('van-2', '2026-03-02 08:00:00.000', '11111111-0000-5000-8000-000000000003', 1, 0, 'closed', 'no_data', '2026-03-02 08:30:00.000', 9000000, 1800000),
       ('van-2', '2026-03-02 12:00:00.000', '11111111-0000-5000-8000-000000000004', 1, 1, 'closed', 'no_data', '2026-03-02 12:30:00.000', 1000000, 100000);

INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, details, data, source)
VALUES ('van-1', '2026-03-02 08:10:00.000', '11111111-0000-5000-8000-000000000011', 1, 0, 'opened', '2026-03-02 08:10:00.000', '2026-03-02 08:10:01.000', 'harsh_braking', 2, 'Braked', '{"peak_g":0.41}', 'fleet')
