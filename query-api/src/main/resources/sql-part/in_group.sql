({group:String} = '' OR @column IN (SELECT vehicle_id FROM vehicle_groups_current WHERE has(groups, {group:String})))
