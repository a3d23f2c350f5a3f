-- Stops of delivery plans, one row each, and what was scanned at them. Numbers as in V1.

CREATE TABLE IF NOT EXISTS delivery_stops
(
    vehicle_id         String,
    plan_since         DateTime64(3, 'UTC') COMMENT 'since when the vehicle has had the plan',
    plan_id            String,
    stop_id            String COMMENT 'of an unplanned one unplanned@ and when standing began',
    delivery_stop_id   UUID,
    version            UInt64,
    withdrawn          UInt8,
    sequence           Int32 COMMENT 'place in the planned order, from 1; 0 if unplanned',
    driven_sequence    Int32 COMMENT 'place in the order driven, from 1; 0 if nobody was there',
    state              LowCardinality(String) COMMENT 'planned, approaching, arrived, servicing, departed, failed, skipped, missed, cancelled, unplanned',
    outcome            LowCardinality(String) COMMENT 'as scanned: delivered, failed, skipped; empty if nobody said',
    source             LowCardinality(String) COMMENT 'what the state is told by: scan, place, plan',
    arrival_source     LowCardinality(String) COMMENT 'scan, place; empty without an arrival',
    driver_id          LowCardinality(String),
    trip_id            Nullable(UUID),
    approached_at      Nullable(DateTime64(3, 'UTC')),
    arrived_at         Nullable(DateTime64(3, 'UTC')),
    service_at         Nullable(DateTime64(3, 'UTC')),
    completed_at       Nullable(DateTime64(3, 'UTC')),
    departed_at        Nullable(DateTime64(3, 'UTC')),
    sla_basis          LowCardinality(String) COMMENT 'arrival, service_start, completion',
    sla                LowCardinality(String) COMMENT 'none, open, early, on_time, late, missed',
    window_from        Nullable(DateTime64(3, 'UTC')),
    window_to          Nullable(DateTime64(3, 'UTC')),
    planned_service_ms Nullable(Int64),
    dwell_ms           Nullable(Int64) COMMENT 'from the beginning of the service to departure',
    drop_group         Int32 COMMENT 'the first place in the order among stops whose circles overlap; 0 for none',
    out_of_order       UInt8 COMMENT 'a stop planned before it was still open',
    place_distance_m   Int32 COMMENT 'how far from it the vehicle stood; -1 if only scans tell',
    far_scan_m         Int32 COMMENT 'how far away the vehicle was at a scan; 0 if near',
    reason             String,
    lat_e6             Nullable(Int32),
    lon_e6             Nullable(Int32),
    ingested_at        DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
PARTITION BY toYYYYMM(plan_since)
ORDER BY (vehicle_id, plan_since, plan_id, stop_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW delivery_stops_current AS
SELECT delivery_stop_id, version, vehicle_id, plan_id, plan_since, stop_id, sequence, driven_sequence, state, outcome, source,
       arrival_source, driver_id, trip_id, approached_at, arrived_at, service_at, completed_at, departed_at, sla_basis, sla,
       window_from, window_to, planned_service_ms / 1000 AS planned_service_s, dwell_ms / 1000 AS dwell_s,
       dateDiff('millisecond', arrived_at, service_at) / 1000 AS waiting_s,
       dateDiff('millisecond', window_to,
           multiIf(sla_basis = 'arrival', arrived_at, sla_basis = 'service_start', service_at, completed_at)) / 1000 AS late_s,
       drop_group, out_of_order, place_distance_m, far_scan_m, reason, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, ingested_at
FROM delivery_stops FINAL;

CREATE TABLE IF NOT EXISTS delivery_scans
(
    vehicle_id   String,
    ts           DateTime64(3, 'UTC'),
    stop_id      String,
    event_type   LowCardinality(String) COMMENT 'arrived, service_started, delivered, failed, skipped, departed, resequenced; others are kept',
    content_hash UInt32,
    plan_id      String COMMENT 'empty: whichever plan of the vehicle has such a stop',
    driver_id    LowCardinality(String),
    reason       String,
    sequence     Int32 COMMENT 'with resequenced: the new place in the order; else 0',
    ingested_at  DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(content_hash)
PARTITION BY toYYYYMM(ts)
ORDER BY (vehicle_id, ts, stop_id, event_type, content_hash)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW delivery_scans_current AS
SELECT vehicle_id, ts, stop_id, event_type, plan_id, driver_id, reason, sequence, ingested_at
FROM delivery_scans FINAL;

-- The stops of each delivery plan as it is planned: of a plan's versions that name one vehicle without a break the newest counts.
CREATE OR REPLACE VIEW planned_stops AS
SELECT JSONExtractString(p.body, 'vehicle_id') AS vehicle_id, p.since AS plan_since, p.id AS plan_id,
       JSONExtractString(stop, 'stop_id') AS stop_id, toInt32(place) AS sequence,
       if(empty(JSONExtractString(p.body, 'sla_basis')), 'arrival', JSONExtractString(p.body, 'sla_basis')) AS sla_basis,
       parseDateTime64BestEffortOrNull(JSONExtractString(stop, 'window_from'), 3, 'UTC') AS window_from,
       parseDateTime64BestEffortOrNull(JSONExtractString(stop, 'window_to'), 3, 'UTC') AS window_to,
       JSONExtract(stop, 'service_s', 'Nullable(Float64)') AS planned_service_s, JSONExtract(stop, 'lat', 'Nullable(Float64)') AS lat,
       JSONExtract(stop, 'lon', 'Nullable(Float64)') AS lon
FROM
(
    SELECT id, body, deleted, valid_from, min(valid_from) OVER (PARTITION BY id, run) AS since,
           max(valid_from) OVER (PARTITION BY id, run) AS newest
    FROM
    (
        SELECT id, body, deleted, valid_from, sum(is_other) OVER (PARTITION BY id ORDER BY valid_from) AS run
        FROM
        (
            SELECT id, body, deleted, valid_from,
                   JSONExtractString(body, 'vehicle_id') != lagInFrame(JSONExtractString(body, 'vehicle_id'), 1, '') OVER
                       (PARTITION BY id ORDER BY valid_from ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) AS is_other
            FROM reference FINAL
            WHERE kind = 'delivery-plans'
        )
    )
) AS p
ARRAY JOIN JSONExtractArrayRaw(p.body, 'stops') AS stop, arrayEnumerate(JSONExtractArrayRaw(p.body, 'stops')) AS place
WHERE NOT p.deleted AND p.valid_from = p.newest;

-- What has become of every stop, and as it is planned where nothing has.
CREATE OR REPLACE VIEW delivery_stops_all AS
SELECT concat(vehicle_id, '/', plan_id, '/', toString(toUnixTimestamp64Milli(plan_since)), '/', stop_id) AS stop_key, version, vehicle_id,
       plan_id, plan_since, stop_id, sequence, driven_sequence, CAST(state, 'String') AS state, CAST(outcome, 'String') AS outcome,
       CAST(source, 'String') AS source, CAST(arrival_source, 'String') AS arrival_source, CAST(driver_id, 'String') AS driver_id, trip_id,
       approached_at, arrived_at, service_at, completed_at, departed_at, CAST(sla_basis, 'String') AS sla_basis, CAST(sla, 'String') AS sla,
       window_from, window_to, late_s, planned_service_s, dwell_s, waiting_s, drop_group, CAST(out_of_order, 'Bool') AS out_of_order,
       place_distance_m, far_scan_m, reason, lat, lon
FROM delivery_stops_current
UNION ALL
SELECT concat(p.vehicle_id, '/', p.plan_id, '/', toString(toUnixTimestamp64Milli(p.plan_since)), '/', p.stop_id), 0, p.vehicle_id, p.plan_id,
       p.plan_since, p.stop_id, p.sequence, 0, 'planned', '', 'plan', '', '', NULL, NULL, NULL, NULL, NULL, NULL, p.sla_basis,
       if(isNull(p.window_from) AND isNull(p.window_to), 'none', 'open'), p.window_from, p.window_to, NULL, p.planned_service_s, NULL, NULL, 0,
       false, -1, 0, '', p.lat, p.lon
FROM planned_stops AS p
LEFT ANTI JOIN delivery_stops_current AS f
    ON f.vehicle_id = p.vehicle_id AND f.plan_since = p.plan_since AND f.plan_id = p.plan_id AND f.stop_id = p.stop_id;
