SELECT f.stop_key AS stop_key, f.version AS version, f.vehicle_id AS vehicle_id, f.plan_id AS plan_id,
       toUnixTimestamp64Milli(f.plan_since) AS plan_since_ms, f.stop_id AS stop_id, f.sequence AS sequence,
       nullIf(f.driven_sequence, 0) AS driven_sequence, f.state AS state, f.outcome AS outcome, f.source AS source,
       f.arrival_source AS arrival_source, f.driver_id AS driver_id, toString(f.trip_id) AS trip,
       toUnixTimestamp64Milli(f.approached_at) AS approached_at_ms, toUnixTimestamp64Milli(f.arrived_at) AS arrived_at_ms,
       toUnixTimestamp64Milli(f.service_at) AS service_at_ms, toUnixTimestamp64Milli(f.completed_at) AS completed_at_ms,
       toUnixTimestamp64Milli(f.departed_at) AS departed_at_ms, f.sla_basis AS sla_basis, f.sla AS sla,
       toUnixTimestamp64Milli(f.window_from) AS window_from_ms, toUnixTimestamp64Milli(f.window_to) AS window_to_ms, f.late_s AS late_s,
       f.planned_service_s AS planned_service_s, f.dwell_s AS dwell_s, f.waiting_s AS waiting_s, nullIf(f.drop_group, 0) AS drop_group,
       f.out_of_order AS out_of_order, nullIf(f.place_distance_m, -1) AS place_distance_m, nullIf(f.far_scan_m, 0) AS far_scan_m,
       f.reason AS reason, f.risk AS risk, toUnixTimestamp64Milli(f.at_risk_at) AS at_risk_at_ms, f.risk_reason AS risk_reason, f.lat AS lat, f.lon AS lon
FROM delivery_stops_all AS f
WHERE @of_vehicles(f.vehicle_id)
  AND @in_scope(f.vehicle_id)
  AND @in_group(f.vehicle_id)
  AND ({plan_id:String} = '' OR f.plan_id = {plan_id:String})
  AND ({state:String} = '' OR f.state = {state:String})
  AND ({sla:String} = '' OR f.sla = {sla:String})
  AND f.plan_since >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND f.plan_since < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(plan_since, stop_key)
LIMIT {rows:UInt32}
