@column >= fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC')
  AND (@column > fromUnixTimestamp64Milli({after_ms:Int64}, 'UTC') OR @id > {after_id:String})
ORDER BY @column, @id
