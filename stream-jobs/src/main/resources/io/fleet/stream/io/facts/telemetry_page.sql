-- One page of a vehicle's events, in the order of the table's key, from behind an event on.
SELECT vehicle_id, ts, identity, content_hash, driver_id, device_trip_id,
       lat_e6, lon_e6, speed_ckmph, heading_ddeg, sat_count, hdop_c, accuracy_cm, altitude_dm, battery_mv,
       device_battery_dpct, rpm, odometer_m, fuel_dpct, fuel_cl, soc_dpct, engine_temp_dc, accel_long_mg, accel_lat_mg,
       accel_peak_mg, speed_limit_ckmph, gps_valid, ignition, charging, pto, sos, private,
       driver_activity, time_source, fault_codes, tags, device_events
FROM telemetry FINAL
WHERE vehicle_id = {vehicle:String}
  AND ts >= fromUnixTimestamp64Milli({after:Int64}, 'UTC')
  AND (ts > fromUnixTimestamp64Milli({after:Int64}, 'UTC') OR identity > {identity:UInt32})
  AND ts <= fromUnixTimestamp64Milli({until:Int64}, 'UTC')
ORDER BY ts, identity
LIMIT {rows:UInt32}
