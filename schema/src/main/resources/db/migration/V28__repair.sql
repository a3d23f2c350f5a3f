-- What a repair of late data starts from, besides the telemetry itself. Written and read by the jobs alone; `state` and `finding` are
-- in the form the jobs keep them in, and no text.

-- What the rules knew of a vehicle at a moment of its time.
CREATE TABLE IF NOT EXISTS anchors
(
    vehicle_id  String CODEC(ZSTD(1)),
    at          DateTime64(3, 'UTC') COMMENT 'of the last event it knows' CODEC(Delta(8), ZSTD(1)),
    version     UInt64 CODEC(Delta(8), ZSTD(1)),
    withdrawn   UInt8 CODEC(ZSTD(1)),
    state       String COMMENT 'bytes' CODEC(ZSTD(3)),
    ingested_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(at)
ORDER BY (vehicle_id, at)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW anchors_current AS
SELECT vehicle_id, at, version, state, ingested_at
FROM anchors FINAL;

-- What was told last of a finding of which the vehicle's live state keeps nothing any more.
CREATE TABLE IF NOT EXISTS settled_findings
(
    vehicle_id  String CODEC(ZSTD(1)),
    finding_id  String COMMENT 'of the vehicle, as the rule names it' CODEC(ZSTD(1)),
    found_at    DateTime64(3, 'UTC') COMMENT 'vehicle time at which it was first found' CODEC(ZSTD(1)),
    version     UInt64 CODEC(ZSTD(1)),
    withdrawn   UInt8 CODEC(ZSTD(1)),
    finding     String COMMENT 'bytes' CODEC(ZSTD(3)),
    ingested_at DateTime('UTC') DEFAULT now() CODEC(Delta(4), ZSTD(1))
)
ENGINE = ReplacingMergeTree(version, withdrawn)
ORDER BY (vehicle_id, finding_id)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW settled_findings_current AS
SELECT vehicle_id, finding_id, found_at, version, finding, ingested_at
FROM settled_findings FINAL;
