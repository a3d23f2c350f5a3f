/**
 * Late data and what is done about it: the marks it leaves with a vehicle, what is asked of the
 * store of facts to run the rules again, and what comes of that. Knows neither ClickHouse nor
 * Flink.
 */
package io.fleet.stream.timeline.repair;
