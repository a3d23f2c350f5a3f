SELECT plan_id, stop_id, state, sla, toUnixTimestamp64Milli(arrived_at) AS arrived_ms
FROM delivery_stops_current
WHERE state != 'unplanned'
