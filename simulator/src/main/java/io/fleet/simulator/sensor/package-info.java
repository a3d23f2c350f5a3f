/**
 * What a device on board would tell: true motion comes in, telemetry with the errors of receivers
 * and gauges goes out. Noise draws from its own random numbers and never changes the motion.
 */
package io.fleet.simulator.sensor;
