SELECT driver_id, raw_score
FROM driver_scores(from = {from:DateTime64(3, 'UTC')}, to = {to:DateTime64(3, 'UTC')})
WHERE reason = ''
