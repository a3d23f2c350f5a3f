SELECT state, count() AS vehicles
FROM vehicles_current
WHERE @in_scope(vehicle_id)
GROUP BY state
ORDER BY vehicles DESC, state
LIMIT 100
