-- Not through its view, which takes the words apart as well.
SELECT toUnixTimestamp64Milli(valid_from) AS since_ms, deleted, body
FROM reference FINAL
WHERE kind = 'capabilities'
  AND id = {vehicle_id:String}
  AND @in_scope(id)
  AND valid_from <= fromUnixTimestamp64Milli({at_ms:Int64}, 'UTC')
ORDER BY valid_from DESC
LIMIT 1
SETTINGS max_threads = 1
