({whole_fleet:Bool} OR @column IN (SELECT vehicle_id FROM vehicle_groups_current WHERE hasAny(groups, {scope_groups:Array(String)})))
