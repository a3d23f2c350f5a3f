INSERT INTO trip_distances
SELECT
    trip_id,
    COUNT(*) AS fixes,
    SUM(2 * 6371008.8 * ASIN(SQRT(
        POWER(SIN(RADIANS(lat - lat_before) / 2), 2)
        + COS(RADIANS(lat_before)) * COS(RADIANS(lat)) * POWER(SIN(RADIANS(lon - lon_before) / 2), 2)))) AS distance_m,
    MAX(speed_kmph) AS top_kmph
FROM
(
    SELECT
        trip_id,
        speed_kmph,
        lat,
        lon,
        LAG(lat) OVER (PARTITION BY trip_id ORDER BY read_at) AS lat_before,
        LAG(lon) OVER (PARTITION BY trip_id ORDER BY read_at) AS lon_before
    FROM telemetry
    WHERE trip_id IS NOT NULL
)
GROUP BY trip_id
