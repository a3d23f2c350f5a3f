-- title: Harsh events by day and kind
-- description: Harsh braking, acceleration and cornering of the whole fleet by day (UTC) and kind.
-- visualisation: bar
-- columns: day, kind, events
-- parameter: days | number | 30 | Days up to now
SELECT toDate(started_at) AS day, kind, count() AS events
FROM harsh_events_current
WHERE started_at >= now64(3, 'UTC') - toIntervalDay({{days}})
GROUP BY day, kind
ORDER BY day, kind
