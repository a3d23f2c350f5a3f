-- What people say about alerts: seen, whose, comments, done with. A record is never changed and never taken back. Of what is said twice
-- under one key the first record counts, which is why versions fall along the log; so the time of an action may hold no partition.
CREATE TABLE IF NOT EXISTS alert_actions
(
    alert_id    String,
    action_id   UUID COMMENT 'of what, who and when, or of the sender''s key: a repeat has the same',
    version     UInt64 COMMENT 'falls along the log: of one action the first record counts',
    withdrawn   UInt8,
    at          DateTime64(3, 'UTC') COMMENT 'when the gateway took it',
    vehicle_id  String,
    action      LowCardinality(String) COMMENT 'acknowledged, assigned, commented, closed, reopened',
    assignee    String COMMENT 'whose the alert is from then on; with assigned alone',
    remark      String COMMENT 'the comment, or why',
    acted_by    String COMMENT 'the name in the token',
    ingested_at DateTime('UTC') DEFAULT now()
)
ENGINE = ReplacingMergeTree(version, withdrawn)
ORDER BY (alert_id, action_id)
TTL ingested_at + INTERVAL 13 MONTH;

CREATE OR REPLACE VIEW alert_actions_current AS
SELECT alert_id, action_id, at, vehicle_id, action, assignee, remark, acted_by, ingested_at
FROM alert_actions FINAL;

-- The same and, for those who read the log too, what the table does not hold yet: a JSON array of tuples (action_id, alert_id, at in
-- epoch milliseconds, vehicle_id, action, assignee, remark, acted_by). What is in both is what the table says.
CREATE OR REPLACE VIEW alert_actions_told AS
SELECT alert_id, action_id, at, vehicle_id, toString(action) AS action, assignee, remark, acted_by
FROM ${flyway:defaultSchema}.alert_actions FINAL
UNION ALL
SELECT fresh.2, toUUID(fresh.1), fromUnixTimestamp64Milli(fresh.3, 'UTC'), fresh.4, fresh.5, fresh.6, fresh.7, fresh.8
FROM (SELECT arrayJoin(JSONExtract({recent:String}, 'Array(Tuple(String, String, Int64, String, String, String, String, String))')) AS fresh)
WHERE toUUID(fresh.1) NOT IN
(
    SELECT action_id
    FROM ${flyway:defaultSchema}.alert_actions
    WHERE alert_id IN (SELECT arrayJoin(JSONExtract({recent:String}, 'Array(Tuple(String, String))')).2)
);

-- What holds for an alert, from what was said since a time before it began. Reopening takes back what was acknowledged and closed
-- before; of several who acknowledge or close, the first counts, of several to whom it is assigned the last. Of two of the same
-- millisecond the greater id is the later one.
CREATE OR REPLACE VIEW alert_handling AS
SELECT alert_id, acknowledged.2 AS acknowledged_by, acknowledged.1.1 AS acknowledged_at, closed.2 AS closed_by, closed.1.1 AS closed_at,
       assigned_to, comments
FROM
(
    SELECT alert_id,
           maxIf((at, action_id), action = 'reopened') AS reopened,
           arrayFirst(said -> said.1 > reopened,
               arraySort(groupArrayIf(((at, action_id), acted_by), action = 'acknowledged'))) AS acknowledged,
           arrayFirst(said -> said.1 > reopened,
               arraySort(groupArrayIf(((at, action_id), acted_by), action = 'closed'))) AS closed,
           argMaxIf(assignee, (at, action_id), action = 'assigned') AS assigned_to,
           countIf(action = 'commented') AS comments
    FROM ${flyway:defaultSchema}.alert_actions_told(recent = {recent:String})
    WHERE at >= {since:DateTime64(3, 'UTC')}
    GROUP BY alert_id
);

CREATE OR REPLACE VIEW alert_handling_current AS
SELECT alert_id, acknowledged_by, if(acknowledged_by = '', NULL, acknowledged_at) AS acknowledged_at, closed_by,
       if(closed_by = '', NULL, closed_at) AS closed_at, assigned_to, comments
FROM ${flyway:defaultSchema}.alert_handling(recent = '[]', since = toDateTime64(0, 3, 'UTC'));
