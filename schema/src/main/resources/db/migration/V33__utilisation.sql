CREATE TABLE IF NOT EXISTS vehicle_spans
(
    vehicle_id  String CODEC(ZSTD(1)),
    started_at  DateTime64(3, 'UTC') CODEC(Delta(8), ZSTD(1)),
    version     UInt64 CODEC(Delta(8), ZSTD(1)),
    withdrawn   UInt8 CODEC(ZSTD(1)),
    kind        LowCardinality(String) COMMENT 'driving, standing',
    state       LowCardinality(String) COMMENT 'open, closed',
    trip_id     Nullable(UUID) COMMENT 'the trip that is driven',
    ended_at    DateTime64(3, 'UTC') COMMENT 'while open: the last event told of' CODEC(Delta(8), ZSTD(1)),
    distance_mm Int64 COMMENT 'all within the quarter of an hour in which it begins; of a standing vehicle on no trip' CODEC(ZSTD(1)),
    ingested_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at)
TTL ingested_at + INTERVAL 13 MONTH;
