/**
 * Where a vehicle can go: a seed comes in and becomes a city of roads, limits and lights. Sampled
 * routes go out to the motion; they know metres on a plane, not time or vehicles.
 */
package io.fleet.simulator.route;
