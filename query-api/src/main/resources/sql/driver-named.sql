-- Whether a trip that the caller may see names the driver: the quickest way to know that there is such a driver.
SELECT driver_id
FROM trips FINAL
WHERE driver_id = {driver_id:String} AND vehicle_id IN (SELECT vehicle_id FROM driver_vehicles WHERE driver_id = {driver_id:String})
  AND @in_scope(vehicle_id)
LIMIT 1
