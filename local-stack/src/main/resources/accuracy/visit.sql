-- a visit that lasts ends when the vehicle was last heard of
SELECT vehicle_id, fence_id AS about, toUnixTimestamp64Milli(entered_at) AS start_ms, toUnixTimestamp64Milli(ifNull(exited_at, entered_at)) AS end_ms,
       0 AS severity
FROM geofence_visits_current
