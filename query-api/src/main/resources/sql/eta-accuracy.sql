SELECT horizon_basis, horizon_min, basis, etas, mae_s, p90_s, bias_s, remaining_s, mae_s / remaining_s AS error_share, naive_mae_s,
       if(naive_mae_s = 0, NULL, 1 - mae_s / naive_mae_s) AS better_share
FROM
(
    SELECT concat(leftPad(toString(e.horizon_min), 2, '0'), '/', e.basis) AS horizon_basis, e.horizon_min AS horizon_min, e.basis AS basis,
           count() AS etas, avg(abs(e.error_s)) AS mae_s, quantileExact(0.9)(toFloat64(abs(e.error_s))) AS p90_s,
           avg(e.error_s) AS bias_s, avg(e.remaining_s) AS remaining_s, avg(abs(e.naive_error_s)) AS naive_mae_s
    FROM eta_errors(from = fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC'), to = fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')) AS e
    WHERE @of_vehicles(e.vehicle_id)
      AND @in_scope(e.vehicle_id)
      AND @in_group(e.vehicle_id)
    GROUP BY horizon_min, basis
)
WHERE @by_id(horizon_basis)
LIMIT {rows:UInt32}
