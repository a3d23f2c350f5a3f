((severity * 10000000000000 + toUnixTimestamp64Milli(@column)) < {after_ms:Int64} OR ((severity * 10000000000000 + toUnixTimestamp64Milli(@column)) = {after_ms:Int64} AND @id > {after_id:String}))
ORDER BY (severity * 10000000000000 + toUnixTimestamp64Milli(@column)) DESC, @id
