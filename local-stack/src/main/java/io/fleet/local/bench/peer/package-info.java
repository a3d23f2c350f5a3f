/**
 * What plain Flink SQL is to make of a log, and what it has made of it. The log and three topics of
 * results come in; counts go out, to be held against each other.
 */
package io.fleet.local.bench.peer;
