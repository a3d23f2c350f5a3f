-- What became of every attempt to deliver a message, and how messages ended, as the notifier tells it.

CREATE TABLE IF NOT EXISTS webhook_attempts
(
    endpoint_id     LowCardinality(String),
    at              DateTime64(3, 'UTC') COMMENT 'when it ended' CODEC(Delta(8), ZSTD(1)),
    message_id      String COMMENT 'the webhook-id' CODEC(ZSTD(1)),
    attempt         UInt32 COMMENT 'its number, from 1; of an end how many there were' CODEC(ZSTD(1)),
    outcome         LowCardinality(String) COMMENT 'delivered, rejected, timed_out, unreachable, refused, gone; empty for an end without an attempt',
    version         UInt64 COMMENT 'of the record: the same record again replaces it' CODEC(Delta(8), ZSTD(1)),
    withdrawn       UInt8 CODEC(ZSTD(1)),
    event_type      LowCardinality(String),
    subject_id      String COMMENT 'what the message is about, as an alert' CODEC(ZSTD(1)),
    subject_version UInt64 CODEC(ZSTD(1)),
    vehicle_id      String CODEC(ZSTD(1)),
    origin          String COMMENT 'topic-partition-offset of what the message tells' CODEC(ZSTD(1)),
    status          UInt32 COMMENT 'of HTTP, 0 if none came' CODEC(ZSTD(1)),
    latency_ms      UInt32 CODEC(ZSTD(1)),
    excerpt         String COMMENT 'the beginning of the answer, printable' CODEC(ZSTD(1)),
    next_attempt_at DateTime64(3, 'UTC') COMMENT '1970 if there is none' CODEC(ZSTD(1)),
    final_outcome   LowCardinality(String) COMMENT 'how the message ended, empty while it has not',
    ingested_at     DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1)),
    INDEX by_message message_id TYPE bloom_filter GRANULARITY 4
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(at)
ORDER BY (endpoint_id, at, message_id, attempt, outcome)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW webhook_attempts_current AS
SELECT endpoint_id, at, message_id, attempt, outcome, event_type, subject_id, subject_version, vehicle_id, origin, status,
       latency_ms, excerpt, next_attempt_at, final_outcome, ingested_at
FROM webhook_attempts FINAL;
