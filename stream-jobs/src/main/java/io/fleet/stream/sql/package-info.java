/**
 * Live panels in Flink SQL: what timelines and alerts did, second by second, comes in; a row a
 * window goes out, for ClickHouse and for the log. The windows are in log time and make no history.
 */
package io.fleet.stream.sql;
