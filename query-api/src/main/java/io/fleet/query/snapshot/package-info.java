/**
 * Scores come in from ClickHouse, every quarter of an hour and when trips have ended. They go out
 * to the log as snapshots whose ids are those of their moment.
 */
package io.fleet.query.snapshot;
