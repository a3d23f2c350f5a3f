-- Every vehicle that was ever heard of has a state.
SELECT DISTINCT vehicle_id
FROM vehicle_states
