-- What dashboards choose by and draw on maps.

-- A row for each group a vehicle is in, to choose vehicles by.
CREATE OR REPLACE VIEW vehicle_group_members_current AS
SELECT vehicle_id, arrayJoin(groups) AS group_id
FROM vehicle_groups_current;

-- Where vehicles were and what drivers did there, by hour and hexagon of H3's resolution 8 (0.7 km²), with the hexagon's middle in
-- degrees. Of `positions` an event is a fix; `duration_s` is told of overspeed and idling.
CREATE OR REPLACE VIEW fleet_heat_current AS
SELECT kind, vehicle_id, hour, h3ToString(hexagon) AS cell, h3ToGeo(hexagon).1 AS lat, h3ToGeo(hexagon).2 AS lon, events, duration_s
FROM
(
    SELECT 'positions' AS kind, vehicle_id, hour, h3ToParent(cell, 8) AS hexagon, sum(fixes) AS events, toFloat64(0) AS duration_s
    FROM vehicle_cells_current
    GROUP BY vehicle_id, hour, hexagon
    UNION ALL
    SELECT kind, vehicle_id, hour, h3ToParent(cell, 8) AS hexagon, sum(b.events), sum(b.duration_s)
    FROM behaviour_cells_current AS b
    GROUP BY kind, vehicle_id, hour, hexagon
);
