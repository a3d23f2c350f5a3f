-- Tables of which the store makes one part a month of what is older than an hour.
SELECT name FROM system.tables
WHERE database = currentDatabase() AND engine_full LIKE '%min_age_to_force_merge_seconds%'
ORDER BY name
