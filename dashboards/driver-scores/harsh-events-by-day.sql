-- title: Harsh events by day and kind
-- description: Harsh braking, acceleration and cornering of the whole fleet by day (UTC) and kind; the last 30 days if none are chosen.
-- visualisation: stacked
-- columns: day, kind, events
-- series: kind
-- parameter: from | date | | From (day, UTC)
-- parameter: to | date | | To (day, UTC)
SELECT toDate(started_at) AS day, kind, count() AS events
FROM harsh_events_current
WHERE started_at >= toDateTime64(coalesce([[toDate({{from}}), ]]toDate(now('UTC')) - 29), 3, 'UTC')
  AND started_at < toDateTime64(coalesce([[toDate({{to}}), ]]toDate(now('UTC'))) + 1, 3, 'UTC')
GROUP BY day, kind
ORDER BY day, kind
