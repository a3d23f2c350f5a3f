-- What drivers of a run come to, over all time.
SELECT driver_id, trips, round(distance_km, 3), round(raw_score, 6), round(score, 6), harsh_braking, harsh_acceleration, harsh_cornering,
       overspeed_episodes, crashes, reason
FROM driver_scores(from = '2010-01-01 00:00:00', to = '2100-01-01 00:00:00')
WHERE startsWith(driver_id, {prefix})
