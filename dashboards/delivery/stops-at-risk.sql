-- title: Stops at risk now
-- description: Stops that are expected after their windows end, with the reason, the most urgent first.
-- visualisation: table
-- columns: vehicle_id, plan_id, stop_id, state, window_to, risk_reason, at_risk_at
-- field: vehicle | delivery_stops_current.vehicle_id | Vehicle
-- field: group | vehicle_group_members_current.group_id | Vehicle group
SELECT vehicle_id, plan_id, stop_id, state, window_to, risk_reason, at_risk_at
FROM delivery_stops_current
WHERE risk = 'at_risk'
  [[AND {{vehicle}}]]
  [[AND vehicle_id IN (SELECT vehicle_id FROM vehicle_group_members_current WHERE {{group}})]]
ORDER BY window_to, vehicle_id, sequence
LIMIT 500
