SELECT n.stop_key AS stop_key, n.vehicle_id AS vehicle_id, n.plan_id AS plan_id, toUnixTimestamp64Milli(n.plan_since) AS plan_since_ms,
       n.stop_id AS stop_id, s.sequence AS sequence, toUnixTimestamp64Milli(n.issued_at) AS issued_at_ms,
       toUnixTimestamp64Milli(n.eta) AS eta_ms, n.distance_m AS distance_m, n.stops_before AS stops_before, n.basis AS basis,
       s.state AS state, s.sla AS sla, s.risk_reason AS risk_reason, toUnixTimestamp64Milli(s.window_from) AS window_from_ms,
       toUnixTimestamp64Milli(s.window_to) AS window_to_ms
FROM
(
    SELECT concat(vehicle_id, '/', plan_id, '/', toString(toUnixTimestamp64Milli(plan_since)), '/', stop_id) AS stop_key, vehicle_id,
           plan_since, plan_id, stop_id, toDateTime64(max(t.issued_at), 3, 'UTC') AS issued_at,
           toDateTime64(argMax(t.eta, (t.issued_at, t.after_ms)), 3, 'UTC') AS eta, argMax(t.distance_m, (t.issued_at, t.after_ms)) AS distance_m,
           argMax(t.stops_before, (t.issued_at, t.after_ms)) AS stops_before, argMax(CAST(t.basis, 'String'), (t.issued_at, t.after_ms)) AS basis
    FROM delivery_etas AS t
    WHERE @of_vehicles(vehicle_id)
      AND @in_scope(vehicle_id)
      AND @in_group(vehicle_id)
      AND ({plan_id:String} = '' OR plan_id = {plan_id:String})
      AND t.issued_at >= toDateTime(fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), 'UTC')
      AND t.issued_at < toDateTime(fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC'), 'UTC')
    GROUP BY vehicle_id, plan_since, plan_id, stop_id
) AS n
INNER JOIN
(
    SELECT f.stop_key AS stop_key, f.sequence AS sequence, f.state AS state, f.sla AS sla, f.risk_reason AS risk_reason,
           f.window_from AS window_from, f.window_to AS window_to
    FROM delivery_stops_all AS f
    WHERE f.state IN ('planned', 'approaching', 'skipped')
      AND isNull(f.arrived_at)
      AND f.plan_since >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') - INTERVAL 14 DAY
      AND @of_vehicles(f.vehicle_id)
) AS s ON s.stop_key = n.stop_key
WHERE @oldest_first(eta, stop_key)
LIMIT {rows:UInt32}
