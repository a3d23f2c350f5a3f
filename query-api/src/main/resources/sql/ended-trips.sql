-- Trips whose newest row came in lately and says that they have ended, oldest start first.
SELECT toUnixTimestamp64Milli(started_at) AS started_at_ms
FROM trips FINAL
WHERE state = 'closed' AND driver_id != '' AND ingested_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
ORDER BY started_at
LIMIT 5000
