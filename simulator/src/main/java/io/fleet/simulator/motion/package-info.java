/**
 * What a vehicle really does: routes, a vehicle class and a driver come in, true motion comes out.
 * It is exact and free of noise, so that it can be held against what the sensors say of it.
 */
package io.fleet.simulator.motion;
