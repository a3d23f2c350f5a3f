-- FINAL would leave out what was withdrawn, which a repair must know of: the greatest version is chosen by hand.
SELECT finding, found_at, version, withdrawn
FROM (
    SELECT finding_id, finding, found_at, version, withdrawn
    FROM settled_findings
    WHERE vehicle_id = {vehicle:String}
    ORDER BY finding_id, version DESC, withdrawn DESC
    LIMIT 1 BY finding_id
)
WHERE found_at > fromUnixTimestamp64Milli({after:Int64}, 'UTC')
ORDER BY found_at, finding_id
