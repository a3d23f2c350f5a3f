-- The log as Flink's own connector and JSON format read it, and a topic for each of the three results. log_time is when the
-- broker appended the record, read_at the clock of the processor.

CREATE TABLE telemetry_and_heartbeats
(
    vehicle_id  STRING,
    event_id    STRING,
    driver_id   STRING,
    trip_id     STRING,
    `timestamp` STRING,
    lat         DOUBLE,
    lon         DOUBLE,
    speed_kmph  DOUBLE,
    heading     DOUBLE,
    battery_v   DOUBLE,
    ignition    BOOLEAN,
    log_time    TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
    read_at     AS PROCTIME(),
    WATERMARK FOR log_time AS log_time - INTERVAL '2' SECOND
)
WITH (
    'connector' = 'kafka',
    'topic' = 'fleet.prod.telemetry.raw',
    'properties.bootstrap.servers' = '@BOOTSTRAP_SERVERS@',
    'properties.group.id' = 'fleet-plain-sql',
    'properties.enable.auto.commit' = 'false',
    'scan.startup.mode' = 'earliest-offset',
    'format' = 'json',
    'json.ignore-parse-errors' = 'true'
);

CREATE VIEW telemetry AS
SELECT * FROM telemetry_and_heartbeats WHERE vehicle_id IS NOT NULL;

CREATE TABLE trip_distances
(
    trip_id    STRING,
    fixes      BIGINT,
    distance_m DOUBLE,
    top_kmph   DOUBLE,
    PRIMARY KEY (trip_id) NOT ENFORCED
)
WITH (
    'connector' = 'upsert-kafka',
    'topic' = 'bench.plain.trips',
    'properties.bootstrap.servers' = '@BOOTSTRAP_SERVERS@',
    'key.format' = 'json',
    'value.format' = 'json'
);

CREATE TABLE activity
(
    window_start TIMESTAMP(3),
    window_end   TIMESTAMP(3),
    events       BIGINT,
    moving       BIGINT,
    standing     BIGINT
)
WITH (
    'connector' = 'kafka',
    'topic' = 'bench.plain.activity',
    'properties.bootstrap.servers' = '@BOOTSTRAP_SERVERS@',
    'format' = 'json'
);

CREATE TABLE fast
(
    vehicle_id  STRING,
    driver_id   STRING,
    trip_id     STRING,
    `timestamp` STRING,
    lat         DOUBLE,
    lon         DOUBLE,
    speed_kmph  DOUBLE
)
WITH (
    'connector' = 'kafka',
    'topic' = 'bench.plain.fast',
    'properties.bootstrap.servers' = '@BOOTSTRAP_SERVERS@',
    'format' = 'json'
);
