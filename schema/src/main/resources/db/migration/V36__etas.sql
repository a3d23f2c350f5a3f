-- ETAs as they were told, and whether stops were told at risk before their windows ended. Numbers as in V1.

-- One row for each moment and stop that is told of: sorted so, a stop's ETAs follow each other and hardly differ. Of two that were
-- told of one moment the one of the later event holds.
CREATE TABLE IF NOT EXISTS delivery_etas
(
    vehicle_id   String,
    plan_since   DateTime64(3, 'UTC') COMMENT 'since when the vehicle has had the plan',
    plan_id      String,
    stop_id      String,
    issued_at    DateTime('UTC') COMMENT 'vehicle time, on a grid of ten seconds' CODEC(DoubleDelta, ZSTD(1)),
    after_ms     UInt32 COMMENT 'the event it was told at was so much later' CODEC(T64, ZSTD(1)),
    eta          DateTime('UTC') CODEC(Delta, ZSTD(1)),
    naive_eta    DateTime('UTC') COMMENT 'the same distance at the mean speed of the round so far, to compare with' CODEC(Delta, ZSTD(1)),
    distance_m   Int32 COMMENT 'by road, over the stops before it' CODEC(Delta, ZSTD(1)),
    stops_before Int32 COMMENT 'how many stops are to be driven to before it' CODEC(T64, ZSTD(1)),
    basis        LowCardinality(String) COMMENT 'what the distance is measured along: route, straight',
    ingested_at  DateTime('UTC') DEFAULT now() CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = ReplacingMergeTree(after_ms)
PARTITION BY toYYYYMM(issued_at)
ORDER BY (vehicle_id, plan_since, plan_id, stop_id, issued_at)
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW delivery_etas_current AS
SELECT vehicle_id, plan_since, plan_id, stop_id, issued_at, eta, naive_eta, distance_m, stops_before, basis, ingested_at
FROM delivery_etas FINAL;

-- What was told last of each stop.
CREATE OR REPLACE VIEW delivery_etas_latest AS
SELECT vehicle_id, plan_since, plan_id, stop_id, max(issued_at) AS issued_at, argMax(eta, (e.issued_at, e.after_ms)) AS eta,
       argMax(distance_m, (e.issued_at, e.after_ms)) AS distance_m, argMax(stops_before, (e.issued_at, e.after_ms)) AS stops_before,
       argMax(CAST(basis, 'String'), (e.issued_at, e.after_ms)) AS basis
FROM delivery_etas AS e
GROUP BY vehicle_id, plan_since, plan_id, stop_id;

ALTER TABLE delivery_stops
    ADD COLUMN IF NOT EXISTS at_risk_at Nullable(DateTime64(3, 'UTC')) AFTER lon_e6,
    ADD COLUMN IF NOT EXISTS risk_reason LowCardinality(String)
        COMMENT 'why it was expected too late: late_departure, traffic, long_service, detour, halt' AFTER at_risk_at;

ALTER TABLE delivery_stops COMMENT COLUMN sla 'none, open, at_risk, early, on_time, late, missed';

CREATE OR REPLACE VIEW delivery_stops_current AS
SELECT delivery_stop_id, version, vehicle_id, plan_id, plan_since, stop_id, sequence, driven_sequence, state, outcome, source,
       arrival_source, driver_id, trip_id, approached_at, arrived_at, service_at, completed_at, departed_at, sla_basis, sla,
       window_from, window_to, planned_service_ms / 1000 AS planned_service_s, dwell_ms / 1000 AS dwell_s,
       dateDiff('millisecond', arrived_at, service_at) / 1000 AS waiting_s,
       dateDiff('millisecond', window_to,
           multiIf(sla_basis = 'arrival', arrived_at, sla_basis = 'service_start', service_at, completed_at)) / 1000 AS late_s,
       drop_group, out_of_order, place_distance_m, far_scan_m, reason, lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon,
       multiIf(sla = 'at_risk', 'at_risk', sla IN ('late', 'missed'), 'breached', isNotNull(at_risk_at), 'recovered', 'none') AS risk,
       at_risk_at, risk_reason, ingested_at
FROM delivery_stops FINAL;

-- What has become of every stop, and as it is planned where nothing has.
CREATE OR REPLACE VIEW delivery_stops_all AS
SELECT concat(vehicle_id, '/', plan_id, '/', toString(toUnixTimestamp64Milli(plan_since)), '/', stop_id) AS stop_key, version, vehicle_id,
       plan_id, plan_since, stop_id, sequence, driven_sequence, CAST(state, 'String') AS state, CAST(outcome, 'String') AS outcome,
       CAST(source, 'String') AS source, CAST(arrival_source, 'String') AS arrival_source, CAST(driver_id, 'String') AS driver_id, trip_id,
       approached_at, arrived_at, service_at, completed_at, departed_at, CAST(sla_basis, 'String') AS sla_basis, CAST(sla, 'String') AS sla,
       window_from, window_to, late_s, planned_service_s, dwell_s, waiting_s, drop_group, CAST(out_of_order, 'Bool') AS out_of_order,
       place_distance_m, far_scan_m, reason, lat, lon, risk, at_risk_at, CAST(risk_reason, 'String') AS risk_reason
FROM delivery_stops_current
UNION ALL
SELECT concat(p.vehicle_id, '/', p.plan_id, '/', toString(toUnixTimestamp64Milli(p.plan_since)), '/', p.stop_id), 0, p.vehicle_id, p.plan_id,
       p.plan_since, p.stop_id, p.sequence, 0, 'planned', '', 'plan', '', '', NULL, NULL, NULL, NULL, NULL, NULL, p.sla_basis,
       if(isNull(p.window_from) AND isNull(p.window_to), 'none', 'open'), p.window_from, p.window_to, NULL, p.planned_service_s, NULL, NULL, 0,
       false, -1, 0, '', p.lat, p.lon, 'none', NULL, ''
FROM planned_stops AS p
LEFT ANTI JOIN delivery_stops_current AS f
    ON f.vehicle_id = p.vehicle_id AND f.plan_since = p.plan_since AND f.plan_id = p.plan_id AND f.stop_id = p.stop_id;

-- How far off ETAs were: of each stop reached in a time, what was told 5, 15, 30 and 60 min before the vehicle was there, or up to a
-- fifth of that (at least a minute) earlier. Positive: expected too late. Of stops reached sooner after the first ETA there is none.
CREATE OR REPLACE VIEW eta_errors AS
SELECT a.vehicle_id AS vehicle_id, a.plan_since AS plan_since, a.plan_id AS plan_id, a.stop_id AS stop_id, a.reached_at AS arrived_at,
       a.horizon_min AS horizon_min, e.issued_at AS issued_at, CAST(e.basis, 'String') AS basis, e.stops_before AS stops_before,
       dateDiff('second', e.issued_at, a.reached_at) AS remaining_s, dateDiff('second', a.reached_at, e.eta) AS error_s,
       dateDiff('second', a.reached_at, e.naive_eta) AS naive_error_s
FROM
(
    SELECT vehicle_id, plan_since, plan_id, stop_id, assumeNotNull(arrived_at) AS reached_at, horizon AS horizon_min,
           toDateTime(reached_at, 'UTC') - INTERVAL horizon MINUTE AS before
    FROM delivery_stops_current
    ARRAY JOIN [5, 15, 30, 60] AS horizon
    WHERE isNotNull(arrived_at) AND arrived_at >= {from:DateTime64(3, 'UTC')} AND arrived_at < {to:DateTime64(3, 'UTC')}
      AND state NOT IN ('cancelled', 'unplanned')
) AS a
ASOF INNER JOIN
(
    SELECT vehicle_id, plan_since, plan_id, stop_id, issued_at, eta, naive_eta, stops_before, basis
    FROM delivery_etas FINAL
    WHERE issued_at >= toDateTime({from:DateTime64(3, 'UTC')}, 'UTC') - INTERVAL 2 HOUR AND issued_at < toDateTime({to:DateTime64(3, 'UTC')}, 'UTC')
) AS e
    ON e.vehicle_id = a.vehicle_id AND e.plan_since = a.plan_since AND e.plan_id = a.plan_id AND e.stop_id = a.stop_id
    AND e.issued_at <= a.before
WHERE e.issued_at > a.before - greatest(60, a.horizon_min * 12);
