-- Who may see what: the groups each vehicle belongs to now, as reference data says. A vehicle nobody has described is in none. What a
-- vehicle did in the past is seen by those who may see it now.
CREATE OR REPLACE VIEW vehicle_groups_current AS
SELECT id AS vehicle_id,
       argMax(if(deleted, CAST([], 'Array(String)'), JSONExtract(body, 'groups', 'Array(String)')), valid_from) AS groups
FROM reference FINAL
WHERE kind = 'vehicles' AND valid_from <= now64(3, 'UTC')
GROUP BY id;

-- The insurer's report of V15 over the vehicles of some groups, or of the whole fleet. Scores are those of who drove any of them, each of
-- the whole person.
CREATE OR REPLACE VIEW insurer_report_in_scope AS
WITH counted_all AS
(
    SELECT trip.vehicle_id AS vehicle_id, toInt64(trip.distance_mm) AS distance_mm, toInt64(trip.moving_ms) AS moving_ms,
           if(trip.driver_id != '', toInt64(trip.distance_mm), 0) AS driver_mm, if(speed.measured_mm > 0, toInt64(trip.distance_mm), 0) AS measured_mm,
           least(speed.private_mm, trip.distance_mm) AS private_mm,
           if(speed.measured_mm = 0, 0, least(toInt64(trip.distance_mm * (speed.unjudged_mm / speed.measured_mm)), trip.distance_mm - private_mm)) AS unjudged_mm,
           toInt64(0) AS harsh, toInt64(0) AS crash, toInt64(0) AS over_limit_ms
    FROM
    (
        SELECT vehicle_id, trip_id, version, driver_id, distance_mm, moving_ms
        FROM trips FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    ) AS trip
    LEFT ANY JOIN
    (
        SELECT trip_id, version, measured_mm, unjudged_mm, private_mm
        FROM trip_speeds FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    ) AS speed ON speed.trip_id = trip.trip_id AND speed.version = trip.version
    UNION ALL
    SELECT vehicle_id, 0, 0, 0, 0, 0, 0, harsh, crash, over_limit_ms
    FROM
    (
        SELECT vehicle_id, event_id, 1 AS harsh, 0 AS crash, 0 AS over_limit_ms
        FROM harsh_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
        UNION ALL
        SELECT vehicle_id, event_id, 0, 1, 0
        FROM crash_events FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')} AND state = 'confirmed'
        UNION ALL
        SELECT vehicle_id, episode_id, 0, 0, dateDiff('millisecond', started_at, ended_at)
        FROM overspeed_episodes FINAL
        WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
    )
    WHERE event_id NOT IN (SELECT event_id FROM event_decisions_current WHERE decision = 'excluded')
),
in_scope AS
(
    SELECT vehicle_id
    FROM vehicle_groups_current
    WHERE hasAny(groups, {groups:Array(String)})
),
counted AS
(
    SELECT *
    FROM counted_all
    WHERE {whole_fleet:Bool} OR vehicle_id IN (SELECT vehicle_id FROM in_scope)
),
exposed AS
(
    SELECT arrayJoin(['all', if(described.vehicle_class = '', 'unknown', described.vehicle_class)]) AS vehicle_class,
           uniqExactIf(counted.vehicle_id, counted.distance_mm > 0) AS vehicles, sum(counted.distance_mm) AS way_mm, way_mm / 1e6 AS distance_km,
           sum(counted.crash) AS crashes, sum(counted.harsh) AS harsh_events, sum(counted.moving_ms) / 1000 AS driving_s,
           sum(counted.over_limit_ms) / 1000 AS over_limit_s, sum(counted.driver_mm) / nullIf(way_mm, 0) AS known_driver_share,
           sum(counted.measured_mm) / nullIf(way_mm, 0) AS measured_share, sum(counted.private_mm) / nullIf(way_mm, 0) AS private_share,
           sum(counted.unjudged_mm) / nullIf(way_mm, 0) AS unjudged_share
    FROM counted
    LEFT ANY JOIN vehicle_classes_current AS described ON described.vehicle_id = counted.vehicle_id
    GROUP BY vehicle_class
),
scored AS
(
    SELECT arrayJoin(['all', if(most.vehicle_class = '', 'unknown', most.vehicle_class)]) AS vehicle_class, count() AS drivers,
           countIf(isNull(total.score)) AS drivers_without_score, quantileExactIf(0.5)(total.score, isNotNull(total.score)) AS score_median,
           countIf(total.score < 60) AS below_60, countIf(total.score >= 60 AND total.score < 70) AS from_60,
           countIf(total.score >= 70 AND total.score < 80) AS from_70, countIf(total.score >= 80 AND total.score < 90) AS from_80,
           countIf(total.score >= 90) AS from_90
    FROM ${flyway:defaultSchema}.driver_scores(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS total
    LEFT ANY JOIN ${flyway:defaultSchema}.driver_classes(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}) AS most
        ON most.driver_id = total.driver_id
    WHERE {whole_fleet:Bool} OR total.driver_id IN
        (
            SELECT driver_id
            FROM trips FINAL
            WHERE started_at >= {from:DateTime64(3, 'UTC')} AND started_at < {to:DateTime64(3, 'UTC')}
              AND vehicle_id IN (SELECT vehicle_id FROM in_scope)
        )
    GROUP BY vehicle_class
)
SELECT exposed.vehicle_class AS vehicle_class, vehicles, distance_km, crashes, crashes * 1e6 / nullIf(distance_km, 0) AS crashes_per_million_km,
       harsh_events, harsh_events * 100 / nullIf(distance_km, 0) AS harsh_events_per_100_km, driving_s, over_limit_s,
       over_limit_s / nullIf(driving_s, 0) AS over_limit_share, drivers, drivers_without_score,
       if(drivers > drivers_without_score, score_median, NULL) AS median_score, below_60, from_60, from_70, from_80, from_90,
       known_driver_share, measured_share, private_share, unjudged_share
FROM exposed
LEFT JOIN scored ON scored.vehicle_class = exposed.vehicle_class;

CREATE OR REPLACE VIEW insurer_report AS
SELECT *
FROM ${flyway:defaultSchema}.insurer_report_in_scope(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')}, whole_fleet = true,
                                                     groups = CAST([], 'Array(String)'));
