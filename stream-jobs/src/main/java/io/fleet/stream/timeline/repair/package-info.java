/**
 * What a repair needs to know from the store of facts: a vehicle's anchors, its events, and what
 * has been told of it. Knows neither ClickHouse nor Flink.
 */
package io.fleet.stream.timeline.repair;
