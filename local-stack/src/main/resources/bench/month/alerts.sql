-- The episodes' alerts, opened and resolved.
INSERT INTO alerts (vehicle_id, started_at, alert_id, version, withdrawn, state, ts, ended_at, emitted_at, alert_type, severity, driver_id,
                    trip_id, lat_e6, lon_e6, details, data, late, source)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT vehicle_id, started_at, toString(episode_id), 1 + number, 0, ['opened', 'resolved'][1 + number], ended_at, if(number = 1, ended_at, NULL), ended_at,
       'overspeed', severity, driver_id, toString(trip_id), lat_e6, lon_e6, '98 km/h where 80 are allowed',
       '{"peak_kmph":98.0,"limit_kmph":80.0}', false, 'fleet'
FROM overspeed_episodes AS episodes FINAL
CROSS JOIN numbers(2) AS versions
WHERE started_at >= {midnight:DateTime64(3, 'UTC')} AND started_at < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
