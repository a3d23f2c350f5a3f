-- Where vehicles were: fixes per H3 cell of resolution 9 (0.1 km²) and hour, recounted and stored together with the vehicle's hour,
-- by the same marks. A place does not outlive its telemetry: the column empties itself 90 days after the first of the hour's messages
-- came in, however late the hour was recounted, while the hour's other figures stay.
-- What was told in private mode is in no cell.

ALTER TABLE vehicle_hours
    ADD COLUMN IF NOT EXISTS telemetry_since DateTime('UTC') DEFAULT ingested_at COMMENT 'when the first of its messages came in',
    ADD COLUMN IF NOT EXISTS cells Array(Tuple(cell UInt64, fixes UInt32)) TTL telemetry_since + INTERVAL 90 DAY;

-- A vehicle's hour in cells. `version` as that of vehicle_hours_recount: the count of events, then the millisecond of the recount.
CREATE OR REPLACE VIEW vehicle_cells_recount AS
SELECT vehicle_id, hour, bitShiftLeft(toUInt64(counted), 41) + toUInt64(toUnixTimestamp64Milli(now64(3))) AS version,
       since AS telemetry_since,
       arrayMap((cell, fixes) -> CAST((cell, toUInt32(fixes)), 'Tuple(cell UInt64, fixes UInt32)'), by_cell.1, by_cell.2) AS cells
FROM
(
    SELECT vehicle_id, toStartOfHour(ts) AS hour, count() AS counted, min(t.ingested_at) AS since,
           sumMapIf([geoToH3(ifNull(t.lat_e6, 0) / 1e6, ifNull(t.lon_e6, 0) / 1e6, 9)], [toUInt64(1)],
               isNotNull(t.lat_e6) AND isNotNull(t.lon_e6) AND NOT ifNull(t.private, false)) AS by_cell
    FROM telemetry AS t FINAL
    GROUP BY vehicle_id, hour
);

-- As in V5, and the hour's cells.
DROP VIEW IF EXISTS vehicle_hours_refresh;

CREATE MATERIALIZED VIEW IF NOT EXISTS vehicle_hours_refresh REFRESH EVERY 1 MINUTE APPEND TO vehicle_hours AS
WITH due AS
(
    SELECT vehicle_id, hour, version AS mark
    FROM vehicle_hour_marks FINAL
    WHERE settled = 0 AND version < toUnixTimestamp64Milli(now64(3) - INTERVAL 3 MINUTE)
    ORDER BY version, vehicle_id, hour
    LIMIT 5000
)
SELECT recount.vehicle_id AS vehicle_id, recount.hour AS hour, recount.version AS version, events, fixes, first_ts, last_ts,
       max_speed_ckmph, ignition_on_ms, odometer_gain_m, in_cells.telemetry_since AS telemetry_since, in_cells.cells AS cells, due.mark AS mark
FROM
(
    SELECT * FROM vehicle_hours_recount WHERE (vehicle_id, hour) IN (SELECT vehicle_id, hour FROM due)
) AS recount
INNER JOIN
(
    SELECT * FROM vehicle_cells_recount WHERE (vehicle_id, hour) IN (SELECT vehicle_id, hour FROM due)
) AS in_cells ON in_cells.vehicle_id = recount.vehicle_id AND in_cells.hour = recount.hour
INNER JOIN due ON due.vehicle_id = recount.vehicle_id AND due.hour = recount.hour
SETTINGS optimize_aggregation_in_order = 1, max_threads = 1;

-- Fixes of each vehicle by hour and cell: stored where the hour is settled, recounted where it is marked.
CREATE OR REPLACE VIEW vehicle_cells_current AS
SELECT vehicle_id, hour, place.cell AS cell, place.fixes AS fixes
FROM
(
    SELECT vehicle_id, hour, argMax(h.cells, (h.version, h.recounted)) AS cells
    FROM
    (
        SELECT vehicle_id, hour, version, cells, 0 AS recounted
        FROM vehicle_hours FINAL
        UNION ALL
        SELECT vehicle_id, hour, version, cells, 1
        FROM vehicle_cells_recount
        WHERE (vehicle_id, hour) IN (SELECT vehicle_id, hour FROM vehicle_hour_marks_current)
    ) AS h
    GROUP BY vehicle_id, hour
)
ARRAY JOIN cells AS place;

-- What happened where: harsh events, overspeed episodes and idling by hour and cell, few enough to be counted where they stand.
CREATE OR REPLACE VIEW behaviour_cells_current AS
SELECT kind, vehicle_id, toStartOfHour(f.started_at) AS hour, geoToH3(f.lat_e6 / 1e6, f.lon_e6 / 1e6, 9) AS cell,
       toUInt32(count()) AS events, sum(f.lasted_ms) / 1000 AS duration_s
FROM
(
    SELECT CAST(kind, 'String') AS kind, vehicle_id, started_at, ended_at, assumeNotNull(lat_e6) AS lat_e6, assumeNotNull(lon_e6) AS lon_e6,
           dateDiff('millisecond', started_at, ended_at) AS lasted_ms
    FROM harsh_events FINAL
    WHERE isNotNull(lat_e6) AND isNotNull(lon_e6)
    UNION ALL
    SELECT 'overspeed', vehicle_id, started_at, ended_at, assumeNotNull(lat_e6), assumeNotNull(lon_e6),
           dateDiff('millisecond', started_at, ended_at)
    FROM overspeed_episodes FINAL
    WHERE isNotNull(lat_e6) AND isNotNull(lon_e6)
    UNION ALL
    SELECT 'idling', vehicle_id, started_at, ended_at, assumeNotNull(lat_e6), assumeNotNull(lon_e6),
           dateDiff('millisecond', started_at, ended_at)
    FROM idlings FINAL
    WHERE isNotNull(lat_e6) AND isNotNull(lon_e6)
) AS f
GROUP BY kind, vehicle_id, hour, cell;

-- What was there before: every hour that still has its telemetry is marked once.
INSERT INTO vehicle_hour_marks (vehicle_id, hour, version, settled)
SELECT vehicle_id, toStartOfHour(ts) AS hour, toUnixTimestamp64Milli(now64(3)), 0
FROM telemetry
GROUP BY vehicle_id, hour;
