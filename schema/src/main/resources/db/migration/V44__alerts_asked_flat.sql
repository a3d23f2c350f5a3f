-- Nobody asks it any more: the API asks the table flat (ADR 78).
DROP VIEW IF EXISTS alerts_by_time;
