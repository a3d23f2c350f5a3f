-- What is told of a driver, out of all that names them; @column is the driver.
@column, toUnixTimestamp64Milli(max(at)) AS last_seen_ms, argMaxIf(vehicle_id, at, vehicle_id != '') AS last_vehicle_id,
       argMaxIf(event_type, at, event_type != '') AS last_event_type,
       toUnixTimestamp64Milli(maxIf(at, event_type != '')) AS last_event_ms,
       argMaxIf(vehicle_id, at, event_type != '') AS last_event_vehicle_id
