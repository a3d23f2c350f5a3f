-- Facts that lists ask under FINAL: what is older than an hour becomes one part of its month. FINAL looks into every part, and a month has five
-- to ten: half as much again for a question about one vehicle. These tables are small beside telemetry, so that a month of them is
-- written anew once an hour at little cost. Telemetry, ETAs and what is only ever added to are left to the engine.
ALTER TABLE trips MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE trip_events MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE score_facts MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE alerts MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE overspeed_episodes MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE harsh_events MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE crash_events MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE idlings MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE tows MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE vehicle_spans MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE geofence_visits MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE delivery_stops MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE route_runs MODIFY SETTING min_age_to_force_merge_seconds = 3600;
ALTER TABLE off_route_episodes MODIFY SETTING min_age_to_force_merge_seconds = 3600;
