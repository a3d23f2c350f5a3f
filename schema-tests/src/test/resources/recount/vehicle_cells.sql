-- Fixes by hour and cell, counted message by message.
SELECT vehicle_id, toStartOfHour(ts) AS hour, geoToH3(lat, lon, 9) AS cell, count() AS fixes
FROM fleet.telemetry_current
WHERE isNotNull(lat) AND isNotNull(lon) AND NOT ifNull(private, false)
GROUP BY vehicle_id, hour, cell
ORDER BY vehicle_id, hour, cell
