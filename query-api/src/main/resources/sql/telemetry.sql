SELECT vehicle_id, toUnixTimestamp64Milli(ts) AS ts_ms, identity, driver_id, device_trip_id, lat, lon, gps_valid, speed_kmph, heading, sat_count, hdop,
       accuracy_m, altitude_m, battery_v, device_battery_pct, ignition, rpm, odometer_km, fuel_pct, fuel_l, soc_pct, charging, engine_temp_c, pto,
       accel_long_g, accel_lat_g, accel_peak_g, speed_limit_kmph, sos, private, driver_activity, time_source,
       if(empty(fault_codes), '', toJSONString(fault_codes)) AS codes, if(empty(tags), '', toJSONString(tags)) AS tag_texts, device_events
FROM telemetry_current
WHERE @of_vehicles(vehicle_id)
  AND @in_scope(vehicle_id)
  AND @in_group(vehicle_id)
  AND ({driver_id:String} = '' OR driver_id = {driver_id:String})
  AND ts >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND ts < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @vehicle_by_vehicle(ts, identity)
LIMIT {rows:UInt32}
