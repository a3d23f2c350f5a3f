-- A row of the table of alerts, told as its views tell it; @column is its id.
@column, version, state, toUnixTimestamp64Milli(ts) AS ts_ms,
       toUnixTimestamp64Milli(started_at) AS started_at_ms, toUnixTimestamp64Milli(ended_at) AS ended_at_ms,
       toUnixTimestamp64Milli(emitted_at) AS emitted_at_ms, alert_type, severity, vehicle_id, driver_id, trip_id,
       lat_e6 / 1e6 AS lat, lon_e6 / 1e6 AS lon, details, data, late, source, false AS is_withdrawn
