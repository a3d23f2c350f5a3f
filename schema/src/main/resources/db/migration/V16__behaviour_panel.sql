-- A live panel, as those of V4: what drivers did in every full minute of log time, by kind of alert.

CREATE TABLE IF NOT EXISTS behaviour_per_minute
(
    window_start DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    window_end   DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    version      UInt64 CODEC(Delta(8), ZSTD(1)),
    alert_type   LowCardinality(String),
    alerts       Int64 CODEC(ZSTD(1)),
    vehicles     Int64 COMMENT 'different ones' CODEC(ZSTD(1)),
    severity     Int32 COMMENT 'the greatest: 1 low to 4 critical' CODEC(ZSTD(1)),
    ingested_at  DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version)
PARTITION BY toYYYYMM(window_start)
ORDER BY (window_start, alert_type)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW behaviour_per_minute_current AS
SELECT window_start, window_end, alert_type, alerts, vehicles, severity, ingested_at
FROM behaviour_per_minute FINAL;
