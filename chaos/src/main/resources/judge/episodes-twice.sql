-- Of one vehicle, two rows whose spans overlap and whose ids differ.
SELECT concat('{table} of ', a.vehicle_id, ' since ', toString(a.started_at), ' and ', toString(b.started_at))
FROM {table} AS a FINAL
INNER JOIN {table} AS b FINAL ON a.vehicle_id = b.vehicle_id
WHERE startsWith(a.vehicle_id, {prefix}) AND a.{id} < b.{id} AND a.started_at < b.ended_at AND b.started_at < a.ended_at
