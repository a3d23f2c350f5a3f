(empty({vehicle_ids:Array(String)}) OR @column IN {vehicle_ids:Array(String)})
