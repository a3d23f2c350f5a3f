-- What drivers do and how their hours compare with what is allowed; advisory, no tachograph or ELD record. Numbers as in V1.

CREATE TABLE IF NOT EXISTS duty_segments
(
    driver_id   String,
    started_at  DateTime64(3, 'UTC'),
    segment_id  UUID,
    version     UInt64,
    withdrawn   UInt8,
    vehicle_id  String,
    kind        LowCardinality(String) COMMENT 'driving; told: work, rest, available; standing: nothing was told',
    ended_at    DateTime64(3, 'UTC') COMMENT 'while open: up to when it is known to have lasted',
    state       LowCardinality(String) COMMENT 'open, closed',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (driver_id, started_at, segment_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW duty_segments_current AS
SELECT segment_id, version, driver_id, vehicle_id, kind, state, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, ingested_at
FROM duty_segments FINAL;

CREATE TABLE IF NOT EXISTS driver_days
(
    driver_id        String,
    day_started_at   DateTime64(3, 'UTC') COMMENT 'midnight by the driver''s own clock',
    epoch_day        Int32 COMMENT 'the local day, days since 1970-01-01',
    zone             LowCardinality(String),
    version          UInt64,
    withdrawn        UInt8,
    profile          LowCardinality(String) COMMENT 'eu561, us-hos, van, off',
    driving_ms       Int64,
    work_ms          Int64,
    available_ms     Int64,
    break_ms         Int64 COMMENT 'pauses below 9 h that were told',
    assumed_break_ms Int64 COMMENT 'pauses below 9 h of which nothing was told',
    rest_ms          Int64 COMMENT 'the part of pauses of 9 h and more that lies in the day',
    first_at         DateTime64(3, 'UTC'),
    last_at          DateTime64(3, 'UTC'),
    ingested_at      DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(day_started_at)
ORDER BY (driver_id, day_started_at, epoch_day, zone)
TTL ingested_at + INTERVAL 13 MONTH;

-- Nearing, exceeding and breaks cut short; one row an episode.
CREATE TABLE IF NOT EXISTS hours_violations
(
    driver_id         String,
    started_at        DateTime64(3, 'UTC') COMMENT 'the first warning, or when driving was resumed',
    violation_id      UUID COMMENT 'the id of its alert',
    vehicle_id        String COMMENT 'driven when it began',
    version           UInt64,
    withdrawn         UInt8,
    rule              LowCardinality(String) COMMENT 'unbroken_driving, daily_driving, weekly_driving, fortnight_driving, daily_rest, duty_window, duty_cycle, break',
    profile           LowCardinality(String),
    stage             LowCardinality(String) COMMENT 'warned_30_min, warned_15_min, exceeded',
    driven_vehicle_id LowCardinality(String) COMMENT 'driven when the stage was reached',
    epoch_day         Int32 COMMENT 'the driver''s local day, days since 1970-01-01',
    exceeded_at       Nullable(DateTime64(3, 'UTC')),
    ended_at          Nullable(DateTime64(3, 'UTC')) COMMENT 'when the count ended: by a break, a rest, a new week',
    used_ms           Int64 COMMENT 'what was counted; of a break how long it was',
    limit_ms          Int64 COMMENT 'what is allowed; of a break how long it had to be',
    assumed_breaks    Bool COMMENT 'whether a break taken into account was only assumed',
    ingested_at       DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (driver_id, started_at, violation_id, vehicle_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW hours_violations_current AS
SELECT violation_id, version, driver_id, rule, profile, vehicle_id, driven_vehicle_id,
       toDate(epoch_day) AS day, started_at, exceeded_at, ended_at, used_ms / 1000 AS used_s, limit_ms / 1000 AS limit_s,
       assumed_breaks, ingested_at
FROM hours_violations FINAL
WHERE stage = 'exceeded' AND rule != 'break';

CREATE OR REPLACE VIEW break_violations_current AS
SELECT violation_id, version, driver_id, profile, vehicle_id, toDate(epoch_day) AS day, started_at AS resumed_at,
       used_ms / 1000 AS break_s, limit_ms / 1000 AS due_s, assumed_breaks, ingested_at
FROM hours_violations FINAL
WHERE rule = 'break';

CREATE OR REPLACE VIEW driver_days_current AS
SELECT d.driver_id AS driver_id, toDate(d.epoch_day) AS day, d.zone AS zone, d.version AS version, d.profile AS profile,
       d.day_started_at AS day_started_at, d.driving_ms / 1000 AS driving_s, d.work_ms / 1000 AS work_s,
       d.available_ms / 1000 AS available_s, d.break_ms / 1000 AS break_s, d.assumed_break_ms / 1000 AS assumed_break_s,
       d.rest_ms / 1000 AS rest_s, d.first_at AS first_at, d.last_at AS last_at, v.violations AS violations,
       d.ingested_at AS ingested_at
FROM driver_days AS d FINAL
LEFT JOIN
(
    SELECT driver_id, epoch_day, count() AS violations
    FROM hours_violations FINAL
    WHERE stage = 'exceeded'
    GROUP BY driver_id, epoch_day
) AS v ON v.driver_id = d.driver_id AND v.epoch_day = d.epoch_day;
