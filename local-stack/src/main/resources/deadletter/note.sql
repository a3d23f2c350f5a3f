INSERT INTO dead_letter_replays (dead_letter_id, replayed_at, outcome, shift_ms) FORMAT JSONEachRow
