-- What a driver is in the midst of: it will be told once more, under the driver's id, when it ends.
SELECT
    (SELECT count() FROM trips FINAL WHERE driver_id = {id:String} AND state = 'open') AS trips,
    (SELECT count() FROM duty_segments FINAL WHERE driver_id = {id:String} AND state = 'open' AND kind = 'driving') AS segments
