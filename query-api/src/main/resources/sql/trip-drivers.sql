-- Duty segments stand under their drivers: who they are is looked up first, so that FINAL is asked of their rows alone.
SELECT driver_id, toUnixTimestamp64Milli(min(since)) AS from_ms, toUnixTimestamp64Milli(max(until)) AS to_ms,
       sum(driven_ms) / 1000 AS driving_s, driving_s / sum(driving_s) OVER () AS share
FROM
(
    SELECT driver_id, greatest(started_at, fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC')) AS since,
           least(ended_at, fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC')) AS until, dateDiff('millisecond', since, until) AS driven_ms
    FROM duty_segments FINAL
    WHERE vehicle_id = {vehicle_id:String}
      AND @in_scope(vehicle_id)
      AND kind = 'driving'
      AND started_at >= fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC') - INTERVAL 2 DAY
      AND started_at < fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC')
      AND ended_at > fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC')
      AND driver_id IN
          (
              SELECT driver_id
              FROM duty_segments
              WHERE vehicle_id = {vehicle_id:String}
                AND started_at >= fromUnixTimestamp64Milli({started_ms:Int64}, 'UTC') - INTERVAL 2 DAY
                AND started_at < fromUnixTimestamp64Milli({ended_ms:Int64}, 'UTC')
          )
)
GROUP BY driver_id
ORDER BY from_ms, driver_id
LIMIT 100
