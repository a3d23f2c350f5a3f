/**
 * Devices on a network: telemetry comes in from the simulation or a replay and is posted to the
 * gateway as NDJSON. What the gateway answers goes back as one of a closed set of outcomes.
 */
package io.fleet.simulator.post;
