-- What the refresh of vehicle_hours stores in the course of the month, for one day at once.
INSERT INTO vehicle_hours (vehicle_id, hour, version, events, fixes, first_ts, last_ts, max_speed_ckmph, ignition_on_ms, odometer_gain_m,
                           telemetry_since, cells, mark)
SETTINGS async_insert = 0, insert_deduplicate = 0
SELECT counted.vehicle_id, counted.hour, counted.version, events, fixes, first_ts, last_ts, max_speed_ckmph, ignition_on_ms, odometer_gain_m,
       places.telemetry_since, places.cells, marks.version
FROM
(
    SELECT * FROM vehicle_hours_recount
    WHERE hour >= {midnight:DateTime64(3, 'UTC')} AND hour < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
) AS counted
INNER JOIN
(
    SELECT * FROM vehicle_cells_recount
    WHERE hour >= {midnight:DateTime64(3, 'UTC')} AND hour < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
) AS places ON places.vehicle_id = counted.vehicle_id AND places.hour = counted.hour
INNER JOIN
(
    SELECT vehicle_id, hour, version FROM vehicle_hour_marks FINAL
    WHERE hour >= {midnight:DateTime64(3, 'UTC')} AND hour < {midnight:DateTime64(3, 'UTC')} + INTERVAL 1 DAY
) AS marks ON marks.vehicle_id = counted.vehicle_id AND marks.hour = counted.hour
