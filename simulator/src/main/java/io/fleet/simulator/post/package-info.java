/**
 * Devices on a network: telemetry comes in from the simulation or a replay and is posted to the
 * gateway as NDJSON, or written straight to the log; plans and scans are posted one by one. What
 * became of it goes back as one of a closed set of outcomes.
 */
package io.fleet.simulator.post;
