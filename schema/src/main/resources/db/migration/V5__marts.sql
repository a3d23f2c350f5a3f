-- Marts: what is counted per hour, equal to a recount of current facts whatever came twice, late, corrected or withdrawn.
--
-- An insert adds nothing up. It marks the hours it touches, and what an hour holds is recounted from current facts and stored as
-- one row with a version. An hour that is marked is read from the facts, so no reader waits for the recount: a stored row is a
-- cache, used once it cannot be stale. A mark carries the time at which its INSERT ran, and an INSERT the server has not
-- acknowledged within the sink's time-out (60 s) is sent again and marks again; so three minutes after the last mark all rows it
-- stands for are visible, or another mark will come.

-- Which hours of which vehicles were touched. A settled mark counts for one minute more, so that a query which looked at the stored
-- rows just before they were renewed still finds it; one that is forgotten too early costs one more recount.
CREATE TABLE IF NOT EXISTS vehicle_hour_marks
(
    vehicle_id  String,
    hour        DateTime('UTC') CODEC(Delta(4), ZSTD(1)),
    version     UInt64 COMMENT 'milliseconds: when it was touched; when settled, that time and one more',
    settled     UInt8 COMMENT '1: its hour was recounted',
    ingested_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(hour)
ORDER BY (vehicle_id, hour)
TTL ingested_at + INTERVAL 2 HOUR DELETE WHERE settled = 1, ingested_at + INTERVAL 90 DAY
SETTINGS merge_with_ttl_timeout = 600;

CREATE OR REPLACE VIEW vehicle_hour_marks_current AS
SELECT vehicle_id, hour, version, settled
FROM vehicle_hour_marks FINAL
WHERE settled = 0 OR ingested_at >= now() - INTERVAL 1 MINUTE;

CREATE MATERIALIZED VIEW IF NOT EXISTS vehicle_hour_marks_feed TO vehicle_hour_marks AS
SELECT vehicle_id, toStartOfHour(ts) AS hour, toUInt64(toUnixTimestamp64Milli(now64(3))) AS version, 0 AS settled
FROM telemetry
GROUP BY vehicle_id, hour;

-- One vehicle's hour. It holds neither driver nor place, so it may outlive its telemetry: `version` is the count of events, then
-- the millisecond of the recount, and a late event does not replace what was counted before the rest had expired.
CREATE TABLE IF NOT EXISTS vehicle_hours
(
    vehicle_id      String,
    hour            DateTime('UTC') CODEC(Delta(4), ZSTD(1)),
    version         UInt64,
    events          UInt32,
    fixes           UInt32 COMMENT 'events with a position',
    first_ts        DateTime64(3, 'UTC'),
    last_ts         DateTime64(3, 'UTC'),
    max_speed_ckmph Nullable(Int32),
    ignition_on_ms  Nullable(Int64),
    odometer_gain_m Nullable(Int64),
    mark            UInt64 COMMENT 'the mark this row answers',
    ingested_at     DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(hour)
ORDER BY (vehicle_id, hour)
TTL ingested_at + INTERVAL 13 MONTH;

-- The one definition of the roll-up. Ignition on: from each message that knows the ignition to the next such one of the hour, 200 s
-- at most, where the first says on. Odometer: the hour's last known reading less its first; what lies between two hours is in
-- neither. NULL when nothing is known, or when the odometer went backwards.
CREATE OR REPLACE VIEW vehicle_hours_recount AS
SELECT vehicle_id, hour, bitShiftLeft(toUInt64(counted), 41) + toUInt64(toUnixTimestamp64Milli(now64(3))) AS version, toUInt32(counted) AS events,
       toUInt32(counted_fixes) AS fixes, first_ts, last_ts, max_speed_ckmph,
       if(empty(known), NULL, toInt64(arraySum(arrayMap((here, next) -> if(here.3, least(next.1 - here.1, 200000), 0),
           arrayPopBack(known), arrayPopFront(known))))) AS ignition_on_ms,
       if(last_odometer_m >= first_odometer_m, last_odometer_m - first_odometer_m, NULL) AS odometer_gain_m
FROM
(
    SELECT vehicle_id, toStartOfHour(ts) AS hour, count() AS counted,
           countIf(isNotNull(t.lat_e6) AND isNotNull(t.lon_e6)) AS counted_fixes,
           min(t.ts) AS first_ts, max(t.ts) AS last_ts, max(t.speed_ckmph) AS max_speed_ckmph,
           arraySort(groupArrayIf((toUnixTimestamp64Milli(t.ts), t.identity, assumeNotNull(t.ignition)), isNotNull(t.ignition))) AS known,
           argMin(t.odometer_m, (t.ts, t.identity)) AS first_odometer_m,
           argMax(t.odometer_m, (t.ts, t.identity)) AS last_odometer_m
    FROM telemetry AS t FINAL
    GROUP BY vehicle_id, hour
);

-- Recounts the hours that have been quiet for three minutes, the longest untouched first, a bounded number at a time,
-- in the order of the key, so that memory does not grow with it, and on one thread, so that queries have the others.
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
       max_speed_ckmph, ignition_on_ms, odometer_gain_m, due.mark AS mark
FROM
(
    SELECT * FROM vehicle_hours_recount WHERE (vehicle_id, hour) IN (SELECT vehicle_id, hour FROM due)
) AS recount
INNER JOIN due ON due.vehicle_id = recount.vehicle_id AND due.hour = recount.hour
SETTINGS optimize_aggregation_in_order = 1, max_threads = 1;

-- A recounted hour takes its mark back, unless it was touched once more.
CREATE MATERIALIZED VIEW IF NOT EXISTS vehicle_hour_marks_settle TO vehicle_hour_marks AS
SELECT vehicle_id, hour, mark + 1 AS version, 1 AS settled
FROM vehicle_hours;

-- A vehicle's hours. Episodes and manoeuvres are few and counted where they stand, in the hour in which they began.
CREATE OR REPLACE VIEW vehicle_hours_current AS
SELECT vehicle_id, hour, toUInt32(sum(part.events)) AS events, toUInt32(sum(part.fixes)) AS fixes,
       max(part.first_ts) AS first_ts, max(part.last_ts) AS last_ts, max(part.max_speed_ckmph) / 100 AS max_speed_kmph,
       max(part.ignition_on_ms) / 1000 AS ignition_on_s, max(part.odometer_gain_m) / 1000 AS odometer_gain_km,
       toUInt32(sum(part.overspeed_episodes)) AS overspeed_episodes, toUInt32(sum(part.harsh_events)) AS harsh_events
FROM
(
    SELECT vehicle_id, hour, newest.1 AS events, newest.2 AS fixes, newest.3 AS first_ts, newest.4 AS last_ts,
           newest.5 AS max_speed_ckmph, newest.6 AS ignition_on_ms, newest.7 AS odometer_gain_m,
           0 AS overspeed_episodes, 0 AS harsh_events
    FROM
    (
        SELECT vehicle_id, hour, argMax((h.events, h.fixes, CAST(h.first_ts, 'Nullable(DateTime64(3, \'UTC\'))'), CAST(h.last_ts, 'Nullable(DateTime64(3, \'UTC\'))'),
            h.max_speed_ckmph, h.ignition_on_ms, h.odometer_gain_m), (h.version, h.recounted)) AS newest
        FROM
        (
            SELECT vehicle_id, hour, version, events, fixes, first_ts, last_ts, max_speed_ckmph, ignition_on_ms, odometer_gain_m,
                   0 AS recounted
            FROM vehicle_hours FINAL
            UNION ALL
            SELECT vehicle_id, hour, version, events, fixes, first_ts, last_ts, max_speed_ckmph, ignition_on_ms, odometer_gain_m,
                   1
            FROM vehicle_hours_recount
            WHERE (vehicle_id, hour) IN (SELECT vehicle_id, hour FROM vehicle_hour_marks_current)
        ) AS h
        GROUP BY vehicle_id, hour
    )
    UNION ALL
    SELECT vehicle_id, toStartOfHour(started_at), 0, 0, NULL, NULL, NULL, NULL, NULL, 1, 0
    FROM overspeed_episodes FINAL
    UNION ALL
    SELECT vehicle_id, toStartOfHour(started_at), 0, 0, NULL, NULL, NULL, NULL, NULL, 0, 1
    FROM harsh_events FINAL
) AS part
GROUP BY vehicle_id, hour;

-- Alerts, the same way: a correction may change type and severity and a withdrawal takes an alert away, so the row is the whole hour.
CREATE TABLE IF NOT EXISTS alert_hour_marks
(
    hour        DateTime('UTC'),
    version     UInt64 COMMENT 'as in vehicle_hour_marks',
    settled     UInt8 COMMENT '1: its hour was recounted',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version)
ORDER BY hour
TTL ingested_at + INTERVAL 2 HOUR DELETE WHERE settled = 1, ingested_at + INTERVAL 13 MONTH
SETTINGS merge_with_ttl_timeout = 600;

CREATE OR REPLACE VIEW alert_hour_marks_current AS
SELECT hour, version, settled
FROM alert_hour_marks FINAL
WHERE settled = 0 OR ingested_at >= now() - INTERVAL 1 MINUTE;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_hour_marks_feed TO alert_hour_marks AS
SELECT toStartOfHour(started_at) AS hour, toUInt64(toUnixTimestamp64Milli(now64(3))) AS version, 0 AS settled
FROM alerts
GROUP BY hour;

CREATE TABLE IF NOT EXISTS alert_hours
(
    hour        DateTime('UTC'),
    version     UInt64 COMMENT 'milliseconds: when it was recounted',
    counts      Array(Tuple(alert_type String, severity UInt8, alerts UInt32, open_alerts UInt32, late_alerts UInt32)),
    mark        UInt64 COMMENT 'the mark this row answers',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version)
ORDER BY hour
TTL ingested_at + INTERVAL 13 MONTH;

-- The marked hours as they are now. Withdrawn alerts are read too, so that an hour that has lost all its alerts has a row without
-- counts; nothing but the alerts themselves says that an hour is empty.
CREATE OR REPLACE VIEW alert_hours_recount AS
SELECT hour, toUInt64(toUnixTimestamp64Milli(now64(3))) AS version,
       arraySort(groupArrayIf(CAST((alert_type, severity, alerts, open_alerts, late_alerts),
           'Tuple(alert_type String, severity UInt8, alerts UInt32, open_alerts UInt32, late_alerts UInt32)'), alerts > 0)) AS counts
FROM
(
    SELECT hour, newest.1 AS alert_type, newest.2 AS severity, countIf(newest.5 = 0) AS alerts,
           countIf(newest.5 = 0 AND newest.3 IN ('opened', 'updated')) AS open_alerts, countIf(newest.5 = 0 AND newest.4) AS late_alerts
    FROM
    (
        SELECT toStartOfHour(a.started_at) AS hour,
               argMax((toString(a.alert_type), a.severity, toString(a.state), a.late, a.withdrawn), a.version) AS newest
        FROM alerts AS a
        WHERE toStartOfHour(a.started_at) IN (SELECT hour FROM alert_hour_marks_current)
        GROUP BY a.vehicle_id, a.started_at, a.alert_id
    )
    GROUP BY hour, alert_type, severity
)
GROUP BY hour;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_hours_refresh REFRESH EVERY 1 MINUTE APPEND TO alert_hours AS
SELECT recount.hour AS hour, recount.version AS version, recount.counts AS counts, due.version AS mark
FROM alert_hours_recount AS recount
INNER JOIN
(
    SELECT hour, version FROM alert_hour_marks FINAL
    WHERE settled = 0 AND version < toUnixTimestamp64Milli(now64(3) - INTERVAL 3 MINUTE)
) AS due ON due.hour = recount.hour;

CREATE MATERIALIZED VIEW IF NOT EXISTS alert_hour_marks_settle TO alert_hour_marks AS
SELECT hour, mark + 1 AS version, 1 AS settled
FROM alert_hours;

-- Alerts by the hour in which they began, their type and their present severity. Open: not resolved.
CREATE OR REPLACE VIEW alert_hours_current AS
SELECT hour, count.alert_type AS alert_type, count.severity AS severity, count.alerts AS alerts,
       count.open_alerts AS open_alerts, count.late_alerts AS late_alerts
FROM
(
    SELECT hour, argMax(h.counts, (h.version, h.recounted)) AS counts
    FROM
    (
        SELECT hour, version, counts, 0 AS recounted FROM alert_hours FINAL
        UNION ALL
        SELECT hour, version, counts, 1 FROM alert_hours_recount
    ) AS h
    GROUP BY hour
)
ARRAY JOIN counts AS count;

-- What was there before the marts: every hour is marked once.
INSERT INTO vehicle_hour_marks (vehicle_id, hour, version, settled)
SELECT vehicle_id, toStartOfHour(ts) AS hour, toUnixTimestamp64Milli(now64(3)), 0
FROM telemetry
GROUP BY vehicle_id, hour;

INSERT INTO alert_hour_marks (hour, version, settled)
SELECT toStartOfHour(started_at) AS hour, toUnixTimestamp64Milli(now64(3)), 0
FROM alerts
GROUP BY hour;
