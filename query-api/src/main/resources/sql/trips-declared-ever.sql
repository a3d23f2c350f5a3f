-- Whether a driver app ever declared a trip.
SELECT 1 AS declared
FROM trip_events
LIMIT 1
SETTINGS max_threads = 1
