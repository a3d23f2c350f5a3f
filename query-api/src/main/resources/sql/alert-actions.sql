SELECT toUnixTimestamp64Milli(at) AS at_ms, toString(action_id) AS said_as, vehicle_id, action AS said, assignee, remark, acted_by
FROM alert_actions_told(recent = {recent:String})
WHERE alert_id = {alert_id:String}
  AND at <= fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
  AND (at < fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC') OR toString(action_id) > {after_id:String})
ORDER BY at DESC, toString(action_id)
LIMIT {rows:UInt32}
