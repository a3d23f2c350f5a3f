-- Dead letters that were sent again after a fix, and what came of it: of a letter the last time counts. Rows are not
-- facts of the job: whoever sends a letter again writes them, and a row that is lost means that the letter may be sent
-- once more, which changes nothing.
CREATE TABLE IF NOT EXISTS dead_letter_replays
(
    dead_letter_id UUID,
    replayed_at    DateTime64(3, 'UTC'),
    outcome        LowCardinality(String) COMMENT 'accepted by the gateway, written to its topic, or refused:<reason>; a refused one is a new letter',
    shift_ms       Int64 COMMENT 'by how much the times in it were moved',
    ingested_at    DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(replayed_at)
ORDER BY dead_letter_id
TTL ingested_at + INTERVAL 90 DAY;

CREATE OR REPLACE VIEW dead_letter_replays_current AS
SELECT dead_letter_id, replayed_at, outcome, shift_ms, ingested_at
FROM dead_letter_replays FINAL;
