SELECT vehicle_id, vehicle_class, days_to_operate, days_known, used_days, driving_s, standing_s, workshop_s, loaded_s, distance_m, rules
FROM
(
    SELECT u.vehicle_id AS vehicle_id, u.vehicle_class AS vehicle_class, u.days_to_operate AS days_to_operate, u.days_known AS days_known,
           u.used_days AS used_days, u.driving_s AS driving_s, u.standing_s AS standing_s, repaired.workshop_s AS workshop_s,
           loaded.loaded_s AS loaded_s, u.distance_m AS distance_m, flagged.rules AS rules
    FROM vehicle_use(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                     zone = {zone:String}, vehicle = '') AS u
    LEFT ANY JOIN
    (
        SELECT f.vehicle_id AS vehicle_id, arrayStringConcat(arraySort(groupUniqArray(f.rule)), ',') AS rules
        FROM vehicle_use_flags(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), until = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'),
                               zone = {zone:String}, vehicle = '') AS f
        GROUP BY f.vehicle_id
    ) AS flagged ON flagged.vehicle_id = u.vehicle_id
    LEFT ANY JOIN
    (
        -- in fences that had the tag when it came in; of two at once the time counts once, and a visit that lasts counts up to now
        SELECT visit.vehicle_id AS vehicle_id, intervalLengthSum(visit.from_ms, visit.until_ms) / 1000 AS workshop_s
        FROM
        (
            SELECT vehicle_id, CAST(fence_id, 'String') AS fence_id, entered_at, greatest(toUnixTimestamp64Milli(entered_at), {from_ms:Int64}) AS from_ms,
                   least(toUnixTimestamp64Milli(ifNull(exited_at, now64(3, 'UTC'))), {to_ms:Int64}) AS until_ms
            FROM geofence_visits FINAL
            WHERE entered_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC') AND until_ms > from_ms
              AND fence_id IN (SELECT id FROM reference WHERE kind = 'geofences' AND has(JSONExtract(body, 'tags', 'Array(String)'), 'workshop'))
        ) AS visit
        ASOF INNER JOIN
        (
            SELECT id, valid_from, body
            FROM reference FINAL
            WHERE kind = 'geofences'
        ) AS fence ON fence.id = visit.fence_id AND visit.entered_at >= fence.valid_from
        WHERE has(JSONExtract(fence.body, 'tags', 'Array(String)'), 'workshop')
        GROUP BY visit.vehicle_id
    ) AS repaired ON repaired.vehicle_id = u.vehicle_id
    LEFT ANY JOIN
    (
        -- from leaving a depot, at most a day before the first stop was reached, to the last stop that was left or served
        SELECT vehicle_id, intervalLengthSum(greatest(from_ms, {from_ms:Int64}), least(until_ms, {to_ms:Int64})) / 1000 AS loaded_s
        FROM
        (
            SELECT tour.vehicle_id AS vehicle_id, toUnixTimestamp64Milli(max(depot.exited_at)) AS from_ms, toUnixTimestamp64Milli(any(tour.last_at)) AS until_ms
            FROM
            (
                SELECT vehicle_id, plan_id, plan_since, min(arrived_at) AS first_at, max(ifNull(departed_at, completed_at)) AS last_at
                FROM delivery_stops_current
                WHERE state NOT IN ('unplanned', 'cancelled')
                  AND plan_since >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 14 DAY
                  AND plan_since < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
                GROUP BY vehicle_id, plan_id, plan_since
                HAVING isNotNull(first_at) AND isNotNull(last_at)
            ) AS tour
            INNER JOIN
            (
                SELECT visit.vehicle_id AS vehicle_id, assumeNotNull(visit.exited_at) AS exited_at
                FROM
                (
                    SELECT vehicle_id, CAST(fence_id, 'String') AS fence_id, entered_at, exited_at
                    FROM geofence_visits FINAL
                    WHERE isNotNull(exited_at)
                      AND exited_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 15 DAY
                      AND entered_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
                      AND fence_id IN (SELECT id FROM reference WHERE kind = 'geofences' AND has(JSONExtract(body, 'tags', 'Array(String)'), 'depot'))
                ) AS visit
                ASOF INNER JOIN
                (
                    SELECT id, valid_from, body
                    FROM reference FINAL
                    WHERE kind = 'geofences'
                ) AS fence ON fence.id = visit.fence_id AND visit.entered_at >= fence.valid_from
                WHERE has(JSONExtract(fence.body, 'tags', 'Array(String)'), 'depot')
            ) AS depot ON depot.vehicle_id = tour.vehicle_id
            WHERE depot.exited_at <= tour.first_at AND depot.exited_at > tour.first_at - INTERVAL 1 DAY
            GROUP BY tour.vehicle_id, tour.plan_id, tour.plan_since
        )
        WHERE least(until_ms, {to_ms:Int64}) > greatest(from_ms, {from_ms:Int64})
        GROUP BY vehicle_id
    ) AS loaded ON loaded.vehicle_id = u.vehicle_id
    WHERE @in_scope(u.vehicle_id)
      AND @in_group(u.vehicle_id)
)
WHERE @by_id(vehicle_id)
LIMIT {rows:UInt32}
