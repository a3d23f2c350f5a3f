-- An alert is asked for by its id alone when its evidence is; its key begins with the vehicle.
ALTER TABLE alerts ADD INDEX IF NOT EXISTS alert_ids alert_id TYPE bloom_filter(0.01) GRANULARITY 1;

ALTER TABLE overspeed_episodes COMMENT COLUMN limit_source 'road, vehicle, driver_group, group, class, fleet';
