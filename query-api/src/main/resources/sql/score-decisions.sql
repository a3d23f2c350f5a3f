-- What people said about events of a driver; no id stands for every event.
SELECT toString(event_id) AS id, decision, has(contested_by, {driver_id:String}) AS contested
FROM event_decisions_current
WHERE empty({event_ids:Array(UUID)}) OR event_id IN {event_ids:Array(UUID)}
LIMIT 60001
SETTINGS max_threads = 1
