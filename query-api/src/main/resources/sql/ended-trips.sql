-- Starts of trips of which a row came in lately that says that they have ended, the oldest first. Without FINAL, so that a look into two
-- years of trips reads one column; whether such a row still holds is asked next.
SELECT toUnixTimestamp64Milli(started_at) AS started_at_ms
FROM trips
WHERE state = 'closed' AND driver_id != '' AND ingested_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
ORDER BY started_at
LIMIT 5000
