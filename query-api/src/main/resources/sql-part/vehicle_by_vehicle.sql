vehicle_id >= {after_vehicle:String}
  AND (vehicle_id > {after_vehicle:String}
       OR (@column >= fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
           AND (@column > fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC') OR @id > {after_identity:UInt32})))
ORDER BY vehicle_id, @column, @id
