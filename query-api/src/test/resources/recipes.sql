-- Two vans of the group docs on 2 March 2026: what the recipes of docs/query-api.md are answered from.

INSERT INTO fleet.reference (kind, id, valid_from, version, withdrawn, deleted, changed_at, changed_by, body)
VALUES ('vehicles', 'van-71', '2020-01-01 00:00:00', 1, 0, false, '2020-01-01 00:00:00', 'test', '{"class":"van","groups":["docs"]}'),
       ('vehicles', 'van-72', '2020-01-01 00:00:00', 1, 0, false, '2020-01-01 00:00:00', 'test', '{"class":"van","groups":["docs"]}');

INSERT INTO fleet.telemetry (vehicle_id, ts, identity, content_hash, driver_id, lat_e6, lon_e6, speed_ckmph, heading_ddeg, accel_long_mg, ignition)
VALUES ('van-71', '2026-03-02 08:10:00.000', 1, 1, 'drv-71', 48137154, 11576124, 4800, 900, NULL, true),
       ('van-71', '2026-03-02 08:10:10.000', 2, 1, 'drv-71', 48137160, 11577920, 6410, 905, NULL, true),
       ('van-71', '2026-03-02 08:10:20.000', 3, 1, 'drv-71', 48137171, 11579701, 3120, 905, -412, true),
       ('van-72', '2026-03-02 07:55:00.000', 1, 1, '', 48139000, 11560000, 0, NULL, NULL, false);

INSERT INTO fleet.vehicle_states (vehicle_id, version, withdrawn, state, since, trip_id, driver_id)
VALUES ('van-71', 1, 0, 'driving', '2026-03-02 08:02:11.000', '71717171-0000-5000-8000-000000000002', 'drv-71'),
       ('van-72', 1, 0, 'standing', '2026-03-02 07:40:00.000', '', '');

INSERT INTO fleet.trips (vehicle_id, started_at, trip_id, version, withdrawn, state, closed_by, driver_id, ended_at, distance_mm, moving_ms, standing_ms, idle_ms, stops, max_speed_ckmph, overspeed_episodes, start_lat_e6, start_lon_e6, end_lat_e6, end_lon_e6)
VALUES ('van-71', '2026-03-01 22:40:00.000', '71717171-0000-5000-8000-000000000000', 1772404800000001, 0, 'closed', 'standing', 'drv-71', '2026-03-01 23:10:00.000', 21500000, 1700000, 100000, 40000, 1, 8120, 0, 48100000, 11500000, 48137000, 11576000),
       ('van-71', '2026-03-01 23:30:00.000', '71717171-0000-5000-8000-000000000001', 1772410200000001, 0, 'closed', 'ignition_off', 'drv-71', '2026-03-02 00:50:00.000', 50000000, 4500000, 300000, 60000, 2, 9130, 1, 48137000, 11576000, 48100000, 11500000),
       ('van-71', '2026-03-02 08:02:11.000', '71717171-0000-5000-8000-000000000002', 1772439020000001, 0, 'open', '', 'drv-71', '2026-03-02 08:10:20.000', 5120000, 489000, 0, 0, 0, 6410, 0, 48100000, 11500000, 48137171, 11579701);

INSERT INTO fleet.harsh_events (vehicle_id, started_at, event_id, version, kind, severity, ended_at, driver_id)
VALUES ('van-71', '2026-03-02 00:05:00.000', '71717171-0000-5000-8000-000000000011', 1, 'harsh_braking', 2, '2026-03-02 00:05:01.000', 'drv-71');

INSERT INTO fleet.alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, emitted_at, alert_type, severity, driver_id, trip_id, details, data, source, lat_e6, lon_e6)
VALUES ('van-71', '2026-03-02 08:10:20.000', '71717171-0000-5000-8000-000000000041', 1772439021000001, 0, 'opened', '2026-03-02 08:10:20.000', '2026-03-02 08:10:21.000', 'harsh_braking', 2, 'drv-71', '71717171-0000-5000-8000-000000000002', 'Braked with 0.41 g', '{"peak_g":0.41}', 'fleet', 48137171, 11579701)
