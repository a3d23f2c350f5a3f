(ifNull(toInt64(round(@column * 1000)), -1) < {after_ms:Int64} OR (ifNull(toInt64(round(@column * 1000)), -1) = {after_ms:Int64} AND @id > {after_id:String}))
ORDER BY ifNull(toInt64(round(@column * 1000)), -1) DESC, @id
