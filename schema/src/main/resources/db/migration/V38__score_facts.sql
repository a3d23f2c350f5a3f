-- What scores are made of, in one place.
--
-- One driver's score looks at trips, their speeds, manoeuvres, crashes and overspeed episodes: five tables, each under FINAL, and what each
-- costs is not its few rows but its plan. This table repeats their rows, as far as a score needs them, under their own identities and
-- versions, at the moment they come in. Nothing is added up or decided by it, so a row that comes twice, late or corrected is here what it
-- is there; a test holds that.
CREATE TABLE IF NOT EXISTS score_facts
(
    vehicle_id  String,
    started_at  DateTime64(3, 'UTC'),
    fact_id     UUID COMMENT 'of the trip, event, crash or episode',
    fact        Enum8('trip' = 1, 'speeds' = 2, 'manoeuvre' = 3, 'crash' = 4, 'overspeed' = 5) COMMENT 'which table says it',
    version     UInt64 COMMENT 'of the row there',
    withdrawn   UInt8,
    kind        LowCardinality(String) COMMENT 'as a score names it: trip, speeds, harsh_braking, harsh_acceleration, harsh_cornering, crash, overspeed',
    driver_id   LowCardinality(String) COMMENT 'whom the row itself names',
    trip_id     Nullable(UUID) COMMENT 'the trip the row itself names',
    ended_at    DateTime64(3, 'UTC'),
    open        Bool COMMENT 'of a trip: it goes on',
    severity    UInt8 COMMENT '1, 2, 3; 0 of what takes no points: trips, their speeds, and crashes nobody has confirmed',
    distance_mm Int64,
    moving_ms   Int64,
    measured_mm Int64 COMMENT 'this and the next two as in trip_speeds',
    unjudged_mm Int64,
    private_mm  Int64,
    ingested_at DateTime('UTC') DEFAULT now(),
    INDEX drivers driver_id TYPE bloom_filter(0.001) GRANULARITY 1
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, fact_id, fact)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW score_facts_current AS
SELECT vehicle_id, started_at, fact_id, fact, version, kind, driver_id, trip_id, ended_at, open, severity, distance_mm / 1000 AS distance_m,
       moving_ms / 1000 AS moving_s, measured_mm / 1000 AS measured_m, unjudged_mm / 1000 AS unjudged_m, private_mm / 1000 AS private_m,
       ingested_at
FROM score_facts FINAL;

CREATE MATERIALIZED VIEW IF NOT EXISTS score_facts_of_trips TO score_facts AS
SELECT vehicle_id, started_at, trip_id AS fact_id, 'trip' AS fact, version, withdrawn, 'trip' AS kind, driver_id, trip_id, ended_at,
       state = 'open' AS open, distance_mm, moving_ms, ingested_at
FROM trips;

CREATE MATERIALIZED VIEW IF NOT EXISTS score_facts_of_speeds TO score_facts AS
SELECT vehicle_id, started_at, trip_id AS fact_id, 'speeds' AS fact, version, 'speeds' AS kind, trip_id, started_at AS ended_at,
       measured_mm, unjudged_mm, private_mm, ingested_at
FROM trip_speeds;

CREATE MATERIALIZED VIEW IF NOT EXISTS score_facts_of_manoeuvres TO score_facts AS
SELECT vehicle_id, started_at, event_id AS fact_id, 'manoeuvre' AS fact, version, withdrawn, kind, driver_id, trip_id, ended_at,
       toUInt8(least(greatest(harsh_events.severity, 1), 3)) AS severity, ingested_at
FROM harsh_events;

CREATE MATERIALIZED VIEW IF NOT EXISTS score_facts_of_crashes TO score_facts AS
SELECT vehicle_id, started_at, event_id AS fact_id, 'crash' AS fact, version, withdrawn, 'crash' AS kind, driver_id, trip_id,
       started_at AS ended_at,
       toUInt8(multiIf(state != 'confirmed', 0, crash_events.severity = 0, 3, least(crash_events.severity, 3))) AS severity, ingested_at
FROM crash_events;

CREATE MATERIALIZED VIEW IF NOT EXISTS score_facts_of_episodes TO score_facts AS
SELECT vehicle_id, started_at, episode_id AS fact_id, 'overspeed' AS fact, version, withdrawn, 'overspeed' AS kind, driver_id, trip_id, ended_at,
       toUInt8(multiIf(toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 110, 1, toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 120, 2, 3)) AS severity,
       ingested_at
FROM overspeed_episodes;

-- What was there before. What comes in meanwhile comes twice, and is one row.
INSERT INTO score_facts (vehicle_id, started_at, fact_id, fact, version, withdrawn, kind, driver_id, trip_id, ended_at, open, distance_mm, moving_ms, ingested_at)
SELECT vehicle_id, started_at, trip_id, 'trip', version, withdrawn, 'trip', driver_id, trip_id, ended_at, state = 'open', distance_mm, moving_ms, ingested_at
FROM trips
WHERE ingested_at > now() - INTERVAL 13 MONTH;

INSERT INTO score_facts (vehicle_id, started_at, fact_id, fact, version, kind, trip_id, ended_at, measured_mm, unjudged_mm, private_mm, ingested_at)
SELECT vehicle_id, started_at, trip_id, 'speeds', version, 'speeds', trip_id, started_at, measured_mm, unjudged_mm, private_mm, ingested_at
FROM trip_speeds;

INSERT INTO score_facts (vehicle_id, started_at, fact_id, fact, version, withdrawn, kind, driver_id, trip_id, ended_at, severity, ingested_at)
SELECT vehicle_id, started_at, event_id, 'manoeuvre', version, withdrawn, kind, driver_id, trip_id, ended_at,
       toUInt8(least(greatest(harsh_events.severity, 1), 3)), ingested_at
FROM harsh_events;

INSERT INTO score_facts (vehicle_id, started_at, fact_id, fact, version, withdrawn, kind, driver_id, trip_id, ended_at, severity, ingested_at)
SELECT vehicle_id, started_at, event_id, 'crash', version, withdrawn, 'crash', driver_id, trip_id, started_at,
       toUInt8(multiIf(state != 'confirmed', 0, crash_events.severity = 0, 3, least(crash_events.severity, 3))), ingested_at
FROM crash_events;

INSERT INTO score_facts (vehicle_id, started_at, fact_id, fact, version, withdrawn, kind, driver_id, trip_id, ended_at, severity, ingested_at)
SELECT vehicle_id, started_at, episode_id, 'overspeed', version, withdrawn, 'overspeed', driver_id, trip_id, ended_at,
       toUInt8(multiIf(toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 110, 1, toInt64(peak_ckmph) * 100 <= toInt64(limit_ckmph) * 120, 2, 3)),
       ingested_at
FROM overspeed_episodes;

-- The API asks this table for one driver's share and makes the score of it itself; the views of V15 stay what the whole fleet is asked through.
DROP VIEW IF EXISTS driver_score_of;

DROP VIEW IF EXISTS driver_recent_of;
