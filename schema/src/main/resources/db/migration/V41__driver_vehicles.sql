-- On which vehicles any row names a driver, in whatever version.
--
-- Facts stand under their vehicles. Whoever asks about one driver, or about a page of drivers, would look through every vehicle's facts for
-- those that name them, or under FINAL, which knows no index of drivers, through all of them. This table only says where to look: a pair
-- once named stays, even if no row names it any more, so it may be told twice, late and in any order; who is named is decided by the facts.
CREATE TABLE IF NOT EXISTS driver_vehicles
(
    driver_id   String,
    vehicle_id  String,
    ingested_at SimpleAggregateFunction(max, DateTime('UTC'))
)
ENGINE = AggregatingMergeTree
ORDER BY (driver_id, vehicle_id)
TTL ingested_at + INTERVAL 25 MONTH;

-- Of trips and of what happened on them, as score_facts repeats them.
CREATE MATERIALIZED VIEW IF NOT EXISTS driver_vehicles_of_score_facts TO driver_vehicles AS
SELECT toString(f.driver_id) AS driver_id, f.vehicle_id AS vehicle_id, max(f.ingested_at) AS ingested_at
FROM score_facts AS f
WHERE f.driver_id != ''
GROUP BY driver_id, vehicle_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS driver_vehicles_of_trip_events TO driver_vehicles AS
SELECT toString(e.driver_id) AS driver_id, e.vehicle_id AS vehicle_id, max(e.ingested_at) AS ingested_at
FROM trip_events AS e
WHERE e.driver_id != ''
GROUP BY driver_id, vehicle_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS driver_vehicles_of_driver_events TO driver_vehicles AS
SELECT e.driver_id AS driver_id, e.vehicle_id AS vehicle_id, max(e.ingested_at) AS ingested_at
FROM driver_events AS e
WHERE e.driver_id != ''
GROUP BY driver_id, vehicle_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS driver_vehicles_of_states TO driver_vehicles AS
SELECT toString(s.driver_id) AS driver_id, s.vehicle_id AS vehicle_id, max(s.ingested_at) AS ingested_at
FROM vehicle_states AS s
WHERE s.driver_id != ''
GROUP BY driver_id, vehicle_id;

CREATE MATERIALIZED VIEW IF NOT EXISTS driver_vehicles_of_telemetry TO driver_vehicles AS
SELECT toString(t.driver_id) AS driver_id, t.vehicle_id AS vehicle_id, max(t.ingested_at) AS ingested_at
FROM telemetry AS t
WHERE t.driver_id != ''
GROUP BY driver_id, vehicle_id;

-- What was there before. What comes in meanwhile comes twice, and is one row.
INSERT INTO driver_vehicles (driver_id, vehicle_id, ingested_at)
SELECT toString(f.driver_id) AS driver_id, f.vehicle_id AS vehicle_id, max(f.ingested_at) AS ingested_at
FROM
(
    SELECT toString(driver_id) AS driver_id, vehicle_id, ingested_at FROM trips
    UNION ALL
    SELECT toString(driver_id), vehicle_id, ingested_at FROM score_facts
    UNION ALL
    SELECT toString(driver_id), vehicle_id, ingested_at FROM trip_events
    UNION ALL
    SELECT driver_id, vehicle_id, ingested_at FROM driver_events
    UNION ALL
    SELECT toString(driver_id), vehicle_id, ingested_at FROM vehicle_states
    UNION ALL
    SELECT toString(driver_id), vehicle_id, ingested_at FROM telemetry
) AS f
WHERE f.driver_id != ''
GROUP BY driver_id, vehicle_id;

-- Nobody looks there for a driver any more.
ALTER TABLE score_facts DROP INDEX IF EXISTS drivers;
