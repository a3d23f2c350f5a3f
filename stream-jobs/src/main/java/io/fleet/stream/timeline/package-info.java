/**
 * A vehicle's event-time order, its roll-back, its timers and the rules that run in it. Telemetry
 * and ticks come in, in the order of the log; versioned findings go out. Plain Java: the same
 * timeline runs live in an operator and over recorded events.
 */
package io.fleet.stream.timeline;
