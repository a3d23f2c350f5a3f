SELECT assignment, vehicle_id, route_id, plan AS plan_id, toUnixTimestamp64Milli(since) AS since_ms,
       toUnixTimestamp64Milli(first_at) AS first_at_ms, toUnixTimestamp64Milli(last_at) AS last_at_ms, trips, completed, before_m, inside_m,
       off_m, after_m, if(inside_m + off_m > 0, inside_m / (inside_m + off_m), NULL) AS compliance, progress, episodes, max_off_m
FROM
(
    SELECT concat(vehicle_id, '/', plan, '/', toString(toUnixTimestamp64Milli(since))) AS assignment, vehicle_id, route_id,
           r.plan_id AS plan, since, min(r.started_at) AS first_at, max(r.ended_at) AS last_at, count() AS trips,
           countIf(r.completed_at >= r.started_at) AS completed, sum(r.before_m) AS before_m, sum(r.inside_m) AS inside_m, sum(r.off_m) AS off_m,
           sum(r.after_m) AS after_m, max(r.progress) AS progress, sum(r.episodes) AS episodes, max(r.max_off_m) AS max_off_m
    FROM route_runs_current AS r
    WHERE @of_vehicles(vehicle_id)
      AND @in_scope(vehicle_id)
      AND @in_group(vehicle_id)
      AND route_id = {route_id:String}
      AND ({plan_id:String} = '' OR r.plan_id = {plan_id:String})
      AND r.started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
      AND r.started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
    GROUP BY vehicle_id, route_id, plan, since
)
WHERE @newest_first(since, assignment)
LIMIT {rows:UInt32}
