/**
 * The simulated fleet: seed, start time and wall clock come in from the command line. Telemetry
 * goes out to a gateway over HTTP, or to whoever steps the fleet as a library.
 */
package io.fleet.simulator;
