-- What people tell the fleet about itself, and what became of commands and connections. Filled from the topics.

-- Every version of reference data. Drivers' names, phone numbers and licences stay in their topic, and so do devices with their
-- credentials. A version holds until another begins, however long that is: nothing is forgotten by age.
CREATE TABLE IF NOT EXISTS reference
(
    kind       LowCardinality(String) COMMENT 'vehicles, drivers, pairings, geofences, routes, delivery-plans, road-limits, rules, private-modes',
    id         String,
    valid_from DateTime64(3, 'UTC') COMMENT 'event time; in force at t is the row with the greatest valid_from <= t, unless it is deleted',
    version    UInt64,
    withdrawn  UInt8,
    deleted    Bool COMMENT 'whether the thing is gone from then on',
    changed_at DateTime64(3, 'UTC'),
    changed_by String,
    body       String COMMENT 'a JSON object' CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree(version, withdrawn)
ORDER BY (kind, id, valid_from);

CREATE OR REPLACE VIEW reference_current AS
SELECT kind, id, valid_from, version, deleted, changed_at, changed_by, body
FROM reference FINAL;

CREATE TABLE IF NOT EXISTS command_replies
(
    vehicle_id  String,
    command_id  String,
    ts          DateTime64(3, 'UTC'),
    status      LowCardinality(String) COMMENT 'delivered, acknowledged, failed, expired',
    version     UInt64,
    withdrawn   UInt8,
    detail      String,
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(ts)
ORDER BY (vehicle_id, command_id, ts, status)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW command_replies_current AS
SELECT vehicle_id, command_id, ts, status, version, detail, ingested_at
FROM command_replies FINAL;

CREATE TABLE IF NOT EXISTS device_connections
(
    vehicle_id  String,
    ts          DateTime64(3, 'UTC'),
    client_id   String,
    event       LowCardinality(String) COMMENT 'connected, disconnected, lost, taken_over, revoked',
    version     UInt64,
    withdrawn   UInt8,
    reason      String,
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(ts)
ORDER BY (vehicle_id, ts, client_id, event)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW device_connections_current AS
SELECT vehicle_id, ts, client_id, event, version, reason, ingested_at
FROM device_connections FINAL;

ALTER TABLE overspeed_episodes COMMENT COLUMN limit_source 'road, vehicle, class, fleet';
