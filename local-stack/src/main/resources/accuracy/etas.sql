SELECT plan_id, stop_id, toUnixTimestamp(issued_at) * 1000 AS issued_ms, toUnixTimestamp(eta) * 1000 AS eta_ms,
       toUnixTimestamp(naive_eta) * 1000 AS naive_ms
FROM delivery_etas_current
