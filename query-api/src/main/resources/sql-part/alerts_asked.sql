-- What a list of alerts is filtered by, wherever they are read; @column is the vehicle.
@of_vehicles(@column)
  AND @in_scope(@column)
  AND @in_group(@column)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ({alert_type:String} = '' OR alert_type = {alert_type:String})
  AND ({state:String} = '' OR state = {state:String})
  AND started_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND started_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
