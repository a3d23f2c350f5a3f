SELECT toString(letters.dead_letter_id) AS id, toString(toUnixTimestamp64Milli(occurred_at)) AS occurred_at_ms,
       place, reason, toValidUTF8(detail) AS detail, origin, base64Encode(record_key) AS record_key,
       length(letters.payload) AS payload_bytes,
       base64Encode(if(length(letters.payload) <= {most_bytes:UInt32}, letters.payload, '')) AS payload,
       toString(toUnixTimestamp64Milli(replays.replayed_at)) AS replayed_at_ms, replays.outcome AS outcome
FROM dead_letters_current AS letters
LEFT JOIN dead_letter_replays_current AS replays ON letters.dead_letter_id = replays.dead_letter_id
WHERE ({id:String} = '' OR toString(letters.dead_letter_id) = {id:String})
  AND ({reason:String} = '' OR reason = {reason:String})
  AND ({place:String} = '' OR place = {place:String})
  AND ({vehicle:String} = '' OR letters.record_key = {vehicle:String})
  AND occurred_at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
  AND ({again:UInt8} = 1 OR replays.outcome = '')
ORDER BY occurred_at, letters.dead_letter_id
LIMIT {limit:UInt32}
FORMAT JSONEachRow
