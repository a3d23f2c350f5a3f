SELECT toUnixTimestamp64Milli(at) AS at_ms, endpoint_id, message_id, attempt, outcome, event_type, subject_id,
       subject_version, vehicle_id, origin, status, latency_ms, excerpt,
       toUnixTimestamp64Milli(next_attempt_at) AS next_attempt_at_ms, final_outcome,
       concat(endpoint_id, '/', message_id, '/', toString(attempt), '/', outcome) AS place
FROM webhook_attempts_current
WHERE ({endpoint_id:String} = '' OR endpoint_id = {endpoint_id:String})
  AND @in_scope(vehicle_id)
  AND ({message_id:String} = '' OR message_id = {message_id:String})
  AND ({outcome:String} = '' OR outcome = {outcome:String} OR final_outcome = {outcome:String})
  AND at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(at, place)
LIMIT {rows:UInt32}
