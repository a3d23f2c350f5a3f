package io.fleet.simulator.route;

/**
 * A light on a route.
 *
 * @param node the way-point it stands at
 * @param lineM where to stop for it, metres from the route's beginning
 */
public record RouteLight(int node, double lineM) {}
