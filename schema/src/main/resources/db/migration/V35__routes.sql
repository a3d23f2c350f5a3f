-- What trips did with the routes their vehicles had to take, and vehicles off their routes; one row each. Numbers as in V1.

CREATE TABLE IF NOT EXISTS route_runs
(
    vehicle_id   String,
    started_at   DateTime64(3, 'UTC') COMMENT 'when the trip began',
    run_id       UUID,
    version      UInt64,
    withdrawn    UInt8,
    route_id     String,
    plan_id      String COMMENT 'the delivery plan that names the route; empty if the route names the vehicle',
    since        DateTime64(3, 'UTC') COMMENT 'since when the vehicle has had it',
    trip_id      UUID,
    driver_id    LowCardinality(String),
    state        LowCardinality(String) COMMENT 'open, closed',
    phase        LowCardinality(String) COMMENT 'approaching (not on it yet), on_route, completed (its end was reached)',
    ended_at     DateTime64(3, 'UTC') COMMENT 'of an open one its last moving fix so far',
    before_mm    Int64 COMMENT 'driven before the route was come to',
    inside_mm    Int64 COMMENT 'driven in its corridor',
    off_mm       Int64 COMMENT 'driven out of it, between its beginning and its end',
    after_mm     Int64 COMMENT 'driven after its end',
    length_mm    Int64,
    reached_mm   Int64 COMMENT 'how far along it was come at most, by this trip and those before it',
    covered_mm   Int64 COMMENT 'how much of it was driven, by this trip and those before it',
    episodes     Int32 COMMENT 'off the route, begun on this trip',
    max_off_mm   Int64 COMMENT 'how far off it was at most on this trip',
    completed_at Nullable(DateTime64(3, 'UTC')),
    ingested_at  DateTime('UTC') DEFAULT now(),
    INDEX routes route_id TYPE bloom_filter GRANULARITY 4
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, run_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW route_runs_current AS
SELECT run_id, version, vehicle_id, route_id, plan_id, since, trip_id, driver_id, state, phase, started_at, ended_at,
       before_mm / 1000 AS before_m, inside_mm / 1000 AS inside_m, off_mm / 1000 AS off_m, after_mm / 1000 AS after_m,
       if(inside_mm + off_mm > 0, inside_mm / (inside_mm + off_mm), NULL) AS compliance, length_mm / 1000 AS length_m,
       reached_mm / 1000 AS reached_m, if(length_mm > 0, least(1, reached_mm / length_mm), NULL) AS progress,
       covered_mm / 1000 AS covered_m, episodes, max_off_mm / 1000 AS max_off_m, completed_at, ingested_at
FROM route_runs FINAL;

CREATE TABLE IF NOT EXISTS off_route_episodes
(
    vehicle_id    String,
    started_at    DateTime64(3, 'UTC') COMMENT 'the first fix off the route',
    episode_id    UUID,
    version       UInt64,
    withdrawn     UInt8,
    route_id      String,
    plan_id       String COMMENT 'the delivery plan that names the route; empty if the route names the vehicle',
    trip_id       Nullable(UUID) COMMENT 'the trip on which it left',
    driver_id     LowCardinality(String) COMMENT 'who drove when it left',
    state         LowCardinality(String) COMMENT 'open, closed',
    closed_by     LowCardinality(String) COMMENT 'back, trip_end, gap (nothing was heard of it), route (not to be taken any more)',
    ended_at      Nullable(DateTime64(3, 'UTC')) COMMENT 'the first fix back on the route, else the last off it',
    max_off_mm    Int64,
    distance_mm   Int64 COMMENT 'driven off the route',
    left_along_mm Int64 COMMENT 'how far along it had come when it left',
    back_along_mm Nullable(Int64) COMMENT 'how far along it came back',
    left_lat_e6   Nullable(Int32),
    left_lon_e6   Nullable(Int32),
    back_lat_e6   Nullable(Int32) COMMENT 'where it was at ended_at',
    back_lon_e6   Nullable(Int32),
    ingested_at   DateTime('UTC') DEFAULT now(),
    INDEX routes route_id TYPE bloom_filter GRANULARITY 4
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(started_at)
ORDER BY (vehicle_id, started_at, episode_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW off_route_episodes_current AS
SELECT episode_id, version, vehicle_id, route_id, plan_id, trip_id, driver_id, state, closed_by, started_at, ended_at,
       dateDiff('millisecond', started_at, ended_at) / 1000 AS duration_s, max_off_mm / 1000 AS max_off_m,
       distance_mm / 1000 AS distance_m, left_along_mm / 1000 AS left_along_m, back_along_mm / 1000 AS back_along_m,
       left_lat_e6 / 1e6 AS left_lat, left_lon_e6 / 1e6 AS left_lon, back_lat_e6 / 1e6 AS back_lat,
       back_lon_e6 / 1e6 AS back_lon, ingested_at
FROM off_route_episodes FINAL;

-- Of every route the version in force now.
CREATE OR REPLACE VIEW routes_in_force AS
SELECT id AS route_id, version, valid_from, JSONExtractString(body, 'name') AS name,
       JSONExtract(body, 'corridor_m', 'Nullable(Float64)') AS corridor_m, JSONExtract(body, 'vehicle_ids', 'Array(String)') AS vehicle_ids,
       parseDateTime64BestEffortOrNull(JSONExtractString(body, 'valid_to'), 3, 'UTC') AS valid_to, JSONExtractRaw(body, 'geometry') AS geometry
FROM
(
    SELECT id, version, valid_from, deleted, body
    FROM reference FINAL
    WHERE kind = 'routes' AND valid_from <= now64(3, 'UTC')
    ORDER BY id, valid_from DESC
    LIMIT 1 BY id
)
WHERE NOT deleted;

-- Which vehicles are to take which route now: by the route itself, or by a plan that is not over (12 h after its last window, a day at least).
CREATE OR REPLACE VIEW route_vehicles AS
SELECT route_id, arrayJoin(vehicle_ids) AS vehicle_id, '' AS plan_id
FROM routes_in_force
WHERE isNull(valid_to) OR valid_to > now64(3, 'UTC')
UNION ALL
SELECT JSONExtractString(body, 'route_id'), JSONExtractString(body, 'vehicle_id'), id
FROM
(
    SELECT id, valid_from, deleted, body,
           arrayMax(arrayMap(stop -> parseDateTime64BestEffortOrZero(JSONExtractString(stop, 'window_to'), 3, 'UTC'),
                             JSONExtractArrayRaw(body, 'stops'))) AS last_window
    FROM reference FINAL
    WHERE kind = 'delivery-plans' AND valid_from <= now64(3, 'UTC')
    ORDER BY id, valid_from DESC
    LIMIT 1 BY id
)
WHERE NOT deleted
  AND JSONExtractString(body, 'route_id') != ''
  AND greatest(valid_from + INTERVAL 12 HOUR, last_window) + INTERVAL 12 HOUR > now64(3, 'UTC');
