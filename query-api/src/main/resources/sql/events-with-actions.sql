-- About which events somebody has said something: to ask that takes no view, and mostly it is none.
SELECT DISTINCT toString(event_id) AS id
FROM event_actions
WHERE event_id IN {event_ids:Array(UUID)}
LIMIT 60000
SETTINGS max_threads = 1
