-- Of every vehicle that is in any.
SELECT vehicle_id, toJSONString(groups) AS names
FROM vehicle_groups_current
WHERE notEmpty(groups)
LIMIT {rows:UInt32}
