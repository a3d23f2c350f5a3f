-- Of each vehicle, how many events there are, and a hash over what they say.
SELECT vehicle_id, count(), sum(cityHash64(ts, lat_e6, lon_e6, speed_ckmph, heading_ddeg, ignition, rpm, odometer_m, fuel_dpct, sos, device_events))
FROM telemetry FINAL
WHERE {of the script}
GROUP BY vehicle_id
