/**
 * The decisions, in plain Java: what comes in is a vehicle's next event and a rule's own state,
 * what goes out is the state after and what is to be told. Nothing here knows Flink, Kafka or
 * ClickHouse.
 */
package io.fleet.stream.rule;
