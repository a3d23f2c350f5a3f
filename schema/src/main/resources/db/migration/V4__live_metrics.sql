-- Live panels: one row a window of log time, as Flink's SQL told it. They show what is going on and make no history:
-- numbers that must be right later are recounted from the facts. `version` is the window's end.

-- Windows of 5 s, one every second.
CREATE TABLE IF NOT EXISTS fleet_activity
(
    window_start DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    window_end   DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    version      UInt64 CODEC(Delta(8), ZSTD(1)),
    events       Int64 CODEC(ZSTD(1)),
    alerts       Int64 CODEC(ZSTD(1)),
    distance_mm  Int64 CODEC(ZSTD(1)),
    ingested_at  DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(window_start)
ORDER BY window_start
TTL ingested_at + INTERVAL 7 DAY;

CREATE OR REPLACE VIEW fleet_activity_current AS
SELECT window_start, window_end, events, alerts, distance_mm / 1000 AS distance_m, ingested_at
FROM fleet_activity FINAL;

CREATE TABLE IF NOT EXISTS activity_per_minute
(
    window_start   DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    window_end     DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    version        UInt64 CODEC(Delta(8), ZSTD(1)),
    events         Int64 CODEC(ZSTD(1)),
    alerts         Int64 CODEC(ZSTD(1)),
    serious_alerts Int64 COMMENT 'of severity 3 high or 4 critical' CODEC(ZSTD(1)),
    distance_mm    Int64 CODEC(ZSTD(1)),
    ingested_at    DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(window_start)
ORDER BY window_start
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW activity_per_minute_current AS
SELECT window_start, window_end, events, alerts, serious_alerts, distance_mm / 1000 AS distance_m, ingested_at
FROM activity_per_minute FINAL;

-- Alerts of one vehicle that follow each other within 5 min: a session window, which ends 5 min after its last alert.
CREATE TABLE IF NOT EXISTS alert_bursts
(
    vehicle_id   String,
    window_start DateTime64(3, 'UTC') COMMENT 'when the log took the first alert',
    window_end   DateTime64(3, 'UTC') COMMENT '5 min after it took the last',
    version      UInt64,
    alerts       Int64,
    severity     Int32 COMMENT 'the greatest: 1 low to 4 critical',
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(window_start)
ORDER BY (vehicle_id, window_start)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW alert_bursts_current AS
SELECT vehicle_id, window_start AS started_at, window_end - INTERVAL 5 MINUTE AS last_alert_at, alerts, severity,
       ingested_at
FROM alert_bursts FINAL;
