-- Views that show each row of a table once, with the columns that make its identity, where the view shows them all.
SELECT views.name, arrayStringConcat(identity, ', ')
FROM
(
    SELECT name, splitByString(', ', sorting_key) AS identity
    FROM system.tables
    WHERE database = 'fleet' AND engine = 'ReplacingMergeTree'
) AS tables
INNER JOIN
(
    SELECT table AS name, groupArray(name) AS columns
    FROM system.columns
    WHERE database = 'fleet' AND endsWith(table, '_current')
    GROUP BY table
) AS views ON views.name = concat(tables.name, '_current')
WHERE hasAll(columns, identity)
ORDER BY views.name
