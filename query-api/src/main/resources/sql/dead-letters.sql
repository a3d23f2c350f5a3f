SELECT toUnixTimestamp64Milli(occurred_at) AS occurred_at_ms, toString(letters.dead_letter_id) AS letter, place, reason,
       toValidUTF8(detail) AS detail_text, origin, toValidUTF8(record_key) AS key_text, length(payload) AS payload_bytes,
       base64Encode(substring(payload, 1, {shown_bytes:UInt32})) AS payload_head,
       nullIf(toUnixTimestamp64Milli(replayed_at), 0) AS replayed_at_ms, nullIf(toString(outcome), '') AS replay_outcome
FROM dead_letters_current AS letters
LEFT JOIN dead_letter_replays_current AS replays ON letters.dead_letter_id = replays.dead_letter_id
WHERE @in_scope(record_key)
  AND ({place:String} = '' OR place = {place:String})
  AND ({reason:String} = '' OR reason = {reason:String})
  AND ({record_key:String} = '' OR record_key = {record_key:String})
  AND occurred_at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND occurred_at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND @newest_first(occurred_at, letter)
LIMIT {rows:UInt32}
