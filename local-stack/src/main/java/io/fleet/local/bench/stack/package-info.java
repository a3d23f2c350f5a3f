/**
 * The parts a bench runs on, as {@code fleet up} starts them, in a directory that is deleted at the
 * end. Out go the counts that the log, Flink and ClickHouse tell of a run.
 */
package io.fleet.local.bench.stack;
